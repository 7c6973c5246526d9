import { Problem } from '#shared/base/problem.ts';
import { canonical } from '#shared/sync/canonical.ts';
import type { PullReply, PullRequest } from '#shared/sync/pull.ts';
import type { PushReply } from '#shared/sync/push.ts';
import { sameScope } from '#shared/sync/scope.ts';
import type { Standing } from '#client/store/sync-side.ts';
import type { Transport } from '#client/sync/ports.ts';
import { pullGranted } from '#client/sync/pull.ts';
import { pushWaiting } from '#client/sync/push.ts';
import { aDisk, pin, startApp } from '#tests/client/store/phone-on-disk.ts';
import type { Ledger } from './ledger.ts';
import { lineTo } from './line.ts';
import { closedDoor, commune, registration, type Volunteer } from './village.ts';

/** A volunteer's phone with the product's own store and sync, on a disk of its own, over HTTP. */
export interface FieldPhone {
  name: string;
  scopes: number[];
  /** Hamlets it was told to fetch from the beginning, and hamlets that went on in a new epoch. */
  whole: Set<number>;
  adopted: Set<number>;
  saved: Set<string>;
  /** Problems its rounds ended with. */
  problems: string[];
  /** Enters a new house and knocks at some it has entered before. */
  work(scope: number, visits: number): Promise<void>;
  push(): Promise<unknown>;
  pull(): Promise<unknown>;
  /** Sends and fetches as the app does: what fails does not keep the other from being done. */
  round(): Promise<void>;
  waiting(): number;
  standings(): Standing[];
  /** The households of a hamlet as its screens show them, as one text. */
  shown(scope: number): string;
}

export async function fieldPhone(volunteer: Volunteer, number: number, address: () => string, ledger: Ledger): Promise<FieldPhone> {
  const line = lineTo(address);
  const app = await startApp(aDisk(), number);
  await app.enrol({ code: volunteer.code, pin, ask: (deviceId) => line.enrol(volunteer.code, deviceId) });
  const houses = new Map<number, string[]>();
  const [whole, adopted] = [new Set<number>(), new Set<number>()];

  const transport: Transport = {
    async push(request) {
      const reply = (await line.transport.push(request)) as PushReply;
      ledger.note(reply.answers);
      return reply;
    },
    async pull(request) {
      const reply = (await line.transport.pull(request)) as PullReply;
      witness(request, reply, whole, adopted);
      return reply;
    },
    snapshot: line.transport.snapshot,
  };
  const ports = { store: app.sync, transport, clock: () => new Date() };

  async function save(scope: number, done: Parameters<typeof app.saveOperation>[1]): Promise<void> {
    await app.saveOperation({ commune, scope }, done);
    const newest = app.outbox.get()[0];
    if (newest !== undefined) phone.saved.add(newest.op.id);
  }

  const phone: FieldPhone = {
    name: volunteer.name,
    scopes: volunteer.scopes,
    whole,
    adopted,
    saved: new Set(),
    problems: [],
    async work(scope, visits) {
      const { householdId, ...particulars } = registration(crypto.randomUUID());
      const known = [...(houses.get(scope) ?? []), householdId];
      houses.set(scope, known);
      await save(scope, { t: 'household.register', b: { householdId, ...particulars } });
      for (let count = 0; count < visits; count += 1) {
        await save(scope, { t: 'visit.log', b: closedDoor(known[count % known.length] ?? householdId) });
      }
    },
    push: () => pushWaiting(ports, () => undefined),
    pull: async () => void (await pullGranted(ports, () => undefined)),
    async round() {
      for (const step of [phone.push, phone.pull]) {
        await step().catch((fault: unknown) => {
          if (!(fault instanceof Problem)) throw fault;
          phone.problems.push(fault.code);
        });
      }
    },
    waiting: () => app.sync.waiting().length,
    standings: () => app.sync.standings(),
    shown: (scope) =>
      canonical(
        Object.fromEntries(
          app.roster
            .get()
            .entries.filter((entry) => sameScope(entry.scope, { commune, scope }))
            .map(({ file }) => [file.id, file]),
        ),
      ),
  };
  return phone;
}

function witness({ scopes }: PullRequest, { answers }: PullReply, whole: Set<number>, adopted: Set<number>): void {
  for (const answer of answers) {
    if (answer.kind === 'restart') whole.add(answer.scope);
    const known = scopes.find((one) => sameScope(one, answer))?.epoch ?? null;
    if (answer.kind === 'rows' && known !== null && known !== answer.epoch) adopted.add(answer.scope);
  }
}
