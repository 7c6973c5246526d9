import { randomUUID } from 'node:crypto';
import type { PullReply } from '#shared/sync/pull.ts';
import { lineTo } from '#tests/lanes/postgres/line.ts';
import { on } from '#tests/lanes/postgres/village.ts';
import { aLinkCode, type Commune } from './commune.ts';
import { type Bytes, layWire } from './wire.ts';
import type { World } from './world.ts';

/** What it costs to hear that nothing is new in five hamlets, over and over on one connection. */
export interface QuietPulls {
  /** Milliseconds, one for each pull. */
  times: number[];
  /** On the wire, on average. */
  bytes: Bytes;
}

const pulls = 200;

export async function quietPulls({ databases, serving, home }: World, { hamlets }: Commune): Promise<QuietPulls> {
  const url = await databases.create('quiet_run', home);
  const code = await on(url, (sql) => aLinkCode(sql, hamlets.slice(0, 5).map(({ scopeId }) => scopeId)));
  await serving.start(url);
  const wire = await layWire(() => Number(new URL(serving.address).port));
  try {
    const line = lineTo(() => wire.origin);
    const { granted } = await line.enrol(code, randomUUID());
    const scopes = [];
    for (const { commune, scope } of granted) {
      let [epoch, cursor, head]: [string | null, number, number] = [null, 0, 1];
      while (cursor < head) {
        const { answers } = (await line.transport.pull({ scopes: [{ commune, scope, epoch, cursor }] })) as PullReply;
        const [answer] = answers;
        if (answer?.kind !== 'rows') throw new Error(`a pull was answered with ${answer?.kind}`);
        ({ epoch, to: cursor, head } = answer);
      }
      scopes.push({ commune, scope, epoch, cursor });
    }
    const times: number[] = [];
    const begin = Date.now() + 1;
    await new Promise((turn) => setTimeout(turn, 5));
    for (let pull = 0; pull < pulls; pull += 1) {
      const began = performance.now();
      await line.transport.pull({ scopes });
      times.push(performance.now() - began);
    }
    const { up, down } = wire.between(begin, Date.now());
    return { times, bytes: { up: up / pulls, down: down / pulls } };
  } finally {
    await serving.kill();
    await wire.close();
    await databases.drop('quiet_run');
  }
}
