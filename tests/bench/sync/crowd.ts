import { randomUUID } from 'node:crypto';
import type { GrantedScope } from '#shared/sync/pull.ts';
import { Problem } from '#shared/base/problem.ts';
import { scopeKey } from '#shared/sync/scope.ts';
import type { Standing, SyncSide } from '#client/store/sync-side.ts';
import { createLiveValue } from '#client/store/live-value.ts';
import { digestOf } from '#shared/sync/digest.ts';
import { pullGranted } from '#client/sync/pull.ts';
import { lineTo } from '#tests/lanes/postgres/line.ts';
import { on } from '#tests/lanes/postgres/village.ts';
import { aLinkCode, type Commune } from './commune.ts';
import type { World } from './world.ts';

/** A morning on which many phones are handed out at once. */
export interface Morning {
  /** From the first knock of a phone until its hamlet lay on it whole. Milliseconds. */
  times: number[];
  /** Phones that were given up, by the problem they ended with. */
  failures: string[];
  /** How often a phone had to ask again because it was not answered. */
  again: number;
}

/** A phone asks again what was not answered, as the app does; but not for ever. */
const tries = 5;
const patienceMs = 60_000;

/** So many phones use their links and fetch their own hamlet from one server, all in the same moment. */
export async function aMorning({ databases, serving, home }: World, { hamlets }: Commune, phones: number): Promise<Morning> {
  const url = await databases.create('crowd_run', home);
  const codes = await on(url, async (sql) => {
    const made: string[] = [];
    for (let phone = 0; phone < phones; phone += 1) made.push(await aLinkCode(sql, [(phone % hamlets.length) + 1]));
    return made;
  });
  const endings = serving.endings.length;
  await serving.start(url);
  const morning: Morning = { times: [], failures: [], again: 0 };
  try {
    await Promise.all(codes.map((code) => onePhone(code, serving.address, morning)));
    for (const ending of serving.endings.slice(endings)) morning.failures.push(ending);
    return morning;
  } finally {
    await serving.kill();
    await databases.drop('crowd_run');
  }
}

async function onePhone(code: string, address: string, morning: Morning): Promise<void> {
  const line = lineTo(() => address, patienceMs);
  const deviceId = randomUUID();
  const began = performance.now();
  try {
    const { granted } = await patiently(morning, () => line.enrol(code, deviceId));
    const ports = { store: memoryOf(granted), transport: line.transport, clock: () => new Date() };
    await patiently(morning, () => pullGranted(ports, () => undefined));
    if (ports.store.standings().some(({ epoch }) => epoch === null)) throw new Problem('server.not-understood');
    morning.times.push(performance.now() - began);
  } catch (fault) {
    morning.failures.push(fault instanceof Problem ? fault.code : String(fault));
  }
}

async function patiently<T>(morning: Morning, work: () => Promise<T>): Promise<T> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await work();
    } catch (fault) {
      if (left === 0) throw fault;
      morning.again += 1;
      await new Promise((turn) => setTimeout(turn, 500 + Math.random() * 1_500));
    }
  }
}

/** A store that remembers only where it stands: what a thousand phones do to their own disks is not the server's. */
function memoryOf(granted: GrantedScope[]): SyncSide {
  const standings = new Map<string, Standing>(granted.map((one) => [scopeKey(one), { granted: one, epoch: null, cursor: 0, complete: false }]));
  const nothing = async () => undefined;
  return {
    isOpen: () => true,
    waiting: () => [],
    standings: () => [...standings.values()],
    nonce: async () => null,
    markAnswers: nothing,
    askAgain: nothing,
    followHistory: nothing,
    letGo: nothing,
    digestAfter: ({ rows }) => digestOf(rows),
    async commitPage({ scope, epoch, cursor }) {
      const known = standings.get(scopeKey(scope));
      if (known !== undefined) standings.set(scopeKey(scope), { ...known, epoch, cursor });
    },
    dropPage: nothing,
    grant: nothing,
    onWork: () => () => undefined,
    lastReachedAt: createLiveValue<string | null>(null),
    reached: nothing,
  };
}
