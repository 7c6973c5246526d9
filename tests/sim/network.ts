import { Problem } from '#shared/base/problem.ts';
import type { Transport } from '#client/sync/ports.ts';
import type { Chance } from '#server/demo/random.ts';
import { never, type Owner, type Scheduler } from './scheduler.ts';

/** What befalls one call. */
export type NetFault =
  | 'request-lost'
  | 'reply-lost'
  | 'duplicated'
  | 'delayed-request'
  | 'delayed-reply'
  | 'error-before'
  | 'error-after'
  | 'gateway'
  | 'html'
  | 'other-json'
  | 'cut-answer'
  | 'file-gone'
  | 'signed-out'
  | 'too-large'
  | 'invalid'
  | 'too-many';

export type Call = 'push' | 'pull' | 'snapshot';

/** One call on its way. */
interface Way {
  call: Call;
  /** To the server, and what it answers. */
  carry(): Promise<unknown>;
  /** The same question once more, for nobody. */
  carryAgain(): void;
  wait(milliseconds: number): Promise<void>;
  chance: Chance;
}

/** After this the app gives a call up, as client/api does. */
const patience = 60_000;

const faults: Record<NetFault, (way: Way) => Promise<unknown>> = {
  async 'request-lost'({ wait }) {
    await wait(patience);
    throw new Problem('server.unreachable');
  },
  async 'reply-lost'({ carry, wait }) {
    carry().catch(() => undefined);
    await wait(patience);
    throw new Problem('server.unreachable');
  },
  duplicated({ carry, carryAgain }) {
    carryAgain();
    return carry();
  },
  async 'delayed-request'({ carry, wait, chance }) {
    await wait(chance.between(1_000, 50_000));
    return carry();
  },
  async 'delayed-reply'({ carry, wait, chance }) {
    const answer = await carry();
    await wait(chance.between(1_000, 50_000));
    return answer;
  },
  'error-before': () => Promise.reject(new Problem('server.failed')),
  async 'error-after'({ carry }) {
    await carry();
    throw new Problem('server.failed');
  },
  gateway: () => Promise.reject(new Problem('server.unreachable')),
  html: ({ call }) => strange(call, '<html>Xin đăng nhập wifi</html>'),
  'other-json': ({ call }) => strange(call, { ok: true }),
  async 'cut-answer'({ call, carry }) {
    const answer = (await carry()) as { answers: unknown[] };
    if (call === 'snapshot') return cutFile(answer as unknown as Uint8Array | null);
    return { ...answer, answers: answer.answers.slice(0, Math.floor(answer.answers.length / 2)) };
  },
  // The server has put a newer file in its place.
  'file-gone': ({ call, carry }) => (call === 'snapshot' ? Promise.resolve(null) : carry()),
  'signed-out': () => Promise.reject(new Problem('account.not-signed-in')),
  'too-large': ({ call, carry }) => (call === 'push' ? Promise.reject(new Problem('request.too-large')) : carry()),
  invalid: ({ call, carry }) => (call === 'push' ? Promise.reject(new Problem('request.invalid')) : carry()),
  'too-many': () => Promise.reject(new Problem('account.too-many-tries')),
};

/** Of a file the app looks at the kind, of anything else at what it says. */
function strange(call: Call, says: unknown): Promise<unknown> {
  return call === 'snapshot' ? Promise.reject(new Problem('server.not-understood')) : Promise.resolve(says);
}

function cutFile(file: Uint8Array | null): Uint8Array | null {
  return file?.subarray(0, Math.floor(file.byteLength / 2)) ?? null;
}

export interface RoadPorts {
  scheduler: Scheduler;
  chance: Chance;
  /** The tab that calls. */
  owner: Owner;
  isOnline(): boolean;
  /** The fault that is to befall this call, taken off the list. */
  take(call: Call): NetFault | null;
  /** To the server's door and back; fails as the server does. */
  serve(call: Call, request: unknown): Promise<unknown>;
}

/** The road of one tab: every way takes its time, and what is to go wrong goes wrong once. */
export function roadOf(ports: RoadPorts): Transport {
  const { scheduler, chance, owner } = ports;

  function send(call: Call, request: unknown): Promise<unknown> {
    if (!ports.isOnline()) return Promise.reject(new Problem('server.unreachable'));
    const carry = async () => {
      await scheduler.sleep(chance.between(5, 300), { alive: true });
      const answered = ports.serve(call, request).then(
        (answer) => ({ answer }),
        (fault: unknown) => ({ fault }),
      );
      const told = await answered;
      if (!owner.alive) return never();
      await scheduler.sleep(chance.between(5, 300), owner);
      if ('fault' in told) throw told.fault;
      return told.answer;
    };
    const way: Way = {
      call,
      carry,
      carryAgain: () => scheduler.after(chance.between(0, 90_000), { alive: true }, () => void ports.serve(call, request).catch(() => undefined)),
      wait: (milliseconds) => scheduler.sleep(milliseconds, owner),
      chance,
    };
    const fault = ports.take(call);
    return fault === null ? carry() : faults[fault](way);
  }

  return {
    push: (request) => send('push', request),
    pull: (request) => send('pull', request),
    snapshot: (name) => send('snapshot', name) as Promise<Uint8Array<ArrayBuffer> | null>,
  };
}
