import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { on } from '#tests/lanes/postgres/village.ts';
import type { Profile } from './browser.ts';
import { type Commune, inventVisits } from './commune.ts';
import type { Contestant, Feat, Measured } from './contest.ts';
import type { Options } from './options.ts';
import { type Ours, startOurs } from './ours.ts';
import { startPeer } from './peer.ts';
import type { Showing } from './report.ts';
import { sameHouseholds } from './same-data.ts';
import type { World } from './world.ts';

export interface Contestants {
  ours: Ours;
  all: Contestant[];
  /** The data of all, as JSON and compressed. Bytes. */
  json: number;
  gzip: number;
  close(): Promise<void>;
}

/** Starts the product, its peers and the limits on the same households. `folder`: for what they keep between runs. */
export async function startContestants(
  world: World,
  commune: Commune,
  { folder, options }: { folder: string; options: Options },
): Promise<Contestants> {
  const { databases, home } = world;
  const same = await on(databases.url(home), (sql) => sameHouseholds(sql, commune));
  const householdsFile = path.join(folder, 'households.json');
  const text = JSON.stringify(same);
  fs.writeFileSync(householdsFile, text);
  const inHamlets = (hamlets: number) => same.filter(({ scope }) => scope <= hamlets).length;
  const common = {
    given: { householdsFile, changes: options.changes },
    households: { all: same.length, hamlets: commune.hamlets.length, inHamlets },
    visits: inventVisits(commune, [1, 2, 3, 4, 5, 6, 7, 8], options.visits),
  };
  const phone = path.join(folder, 'phone');
  const ours = await startOurs(world, commune, { folder: phone, visits: options.visits, changes: options.changes });
  const forReplicache = { ...common.given, databaseUrl: await databases.create('replicache') };
  const others = [
    await startPeer({ ...common, name: 'PouchDB 9.0.0', kind: 'peer', page: 'pouchdb' }),
    await startPeer({ ...common, name: 'Replicache 15.3.0', kind: 'peer', page: 'replicache', given: forReplicache }),
    await startPeer({ ...common, name: 'Dexie bulkPut', kind: 'limit', page: 'dexie', server: 'limits' }),
    await startPeer({ ...common, name: 'raw bytes', kind: 'limit', page: 'bytes', server: 'limits' }),
  ];
  return {
    ours,
    all: [ours, ...others],
    json: Buffer.byteLength(text),
    gzip: gzipSync(text).length,
    async close() {
      for (const one of [ours, ...others]) await one.close();
    },
  };
}

/** Everybody in turn, again and again, so that whatever else the machine does falls on all alike. */
export async function alternate(
  contestants: Contestant[],
  profile: Profile,
  { runs, fetches, pushes }: { runs: number; fetches: boolean; pushes: boolean },
): Promise<Showing[]> {
  const showings: Showing[] = [];
  function note({ name, kind }: Contestant, feat: Feat, run: Measured): void {
    const known = showings.find((one) => one.who === name && one.feat === feat);
    if (known === undefined) showings.push({ who: name, kind, feat, runs: [run] });
    else known.runs.push(run);
  }
  for (let run = 1; run <= runs; run += 1) {
    for (const one of contestants) {
      process.stderr.write(`  ${profile.name}: run ${run} of ${runs}, ${one.name}\n`);
      if (fetches) for (const [feat, seen] of Object.entries(await one.fetchRun(profile))) note(one, feat as Feat, seen);
      if (pushes && one.pushRun !== null) note(one, 'push', await one.pushRun(profile));
    }
  }
  return showings;
}
