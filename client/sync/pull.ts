import { Problem } from '#shared/base/problem.ts';
import type { ServerWord } from '#client/store/retention.ts';
import type { Standing } from '#client/store/sync-side.ts';
import { maxFilesPerAnswer } from '#shared/sync/pull.ts';
import { sameScope, scopeKey } from '#shared/sync/scope.ts';
import type { SyncPorts } from './ports.ts';
import { begun, questionOf, type Reading, takeAnswer, takeFile } from './reading.ts';
import { readPullReply } from './replies.ts';

/** A pull is a GET: with more hamlets its address would grow longer than proxies allow (8 KB). */
const scopesPerPull = 32;

/** Files that are asked for in one breath, so that a slow road is not waited for once a hamlet. */
const filesAtOnce = maxFilesPerAnswer;

/** Hamlets that are usable, and the bytes of those that come as files. */
export interface FetchingProgress {
  hamlet: string;
  bytesDone: number;
  bytesTotal: number;
  hamletsDone: number;
  hamletsTotal: number;
}

/**
 * Brings every granted hamlet to its head. The own hamlet's file first; then all are asked about, so that it is known how
 * much is to come; then the files of those that the phone does not have are fetched, each of use as soon as it is here; then
 * what came after them. Each step is committed in one transaction: cut anywhere, what is here is here, and the next time goes
 * on from there. Never waits for a push.
 * Reports only while there are hamlets that the phone did not have before, and tells the server's time. Throws the Problem
 * that stopped it.
 */
export async function pullGranted(
  ports: SyncPorts,
  report: (progress: FetchingProgress) => void,
): Promise<ServerWord['serverTime']> {
  const { store } = ports;
  const readings = new Map<string, Reading>();
  const bytes = new Map<string, { done: number; total: number }>();
  let told: ServerWord | null = null;
  let isBegun = false;

  function tell(current?: Reading): void {
    const all = store.standings().flatMap(({ granted }) => readings.get(scopeKey(granted)) ?? []);
    const coming = all.filter((reading) => reading.isNew);
    const named = current ?? coming.find((reading) => !isUsable(reading)) ?? coming.at(-1);
    if (named === undefined) return;
    const files = [...bytes.values()];
    report({
      hamlet: named.standing.granted.hamletName,
      bytesDone: files.reduce((sum, { done }) => sum + done, 0),
      bytesTotal: files.reduce((sum, { total }) => sum + total, 0),
      hamletsDone: all.filter(isUsable).length,
      hamletsTotal: store.standings().length,
    });
  }

  async function fetchFile(reading: Reading): Promise<void> {
    const key = scopeKey(reading.standing.granted);
    const total = reading.offer?.bytes ?? 0;
    await takeFile(ports, reading, (arrived) => {
      bytes.set(key, { done: Math.min(arrived, total), total });
      if (reading.isNew) tell(reading);
    });
    if (reading.isFiled) bytes.set(key, { done: total, total });
  }

  for (;;) {
    const wanted = wantedOf(store.standings(), readings);
    if (told !== null && wanted.length === 0) break;
    const asked = wanted.filter(({ offer, isFiled }) => offer === null && !isFiled).slice(0, scopesPerPull);
    const offered = wanted.filter(({ offer }) => offer !== null);
    // The own hamlet first, and alone: nothing takes its share of the road. Of the others some at a time.
    if (told !== null && bytes.size > 0 && !isBegun && offered[0] !== undefined) {
      isBegun = true;
      await fetchFile(offered[0]);
    } else if (told === null || asked.length > 0) {
      told = await ask(ports, asked);
      for (const { offer } of asked) if (offer !== null) bytes.set(scopeKey(offer), { done: 0, total: offer.bytes });
    } else if (offered.length > 0) await everyOne(offered.slice(0, filesAtOnce).map(fetchFile));
    else for (const reading of wanted) reading.isFiled = false;
    tell();
  }
  await store.letGo(told);
  return told.serverTime;
}

/** All to their end; then the fault of the first that failed. */
async function everyOne(work: Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(work);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

function wantedOf(standings: Standing[], readings: Map<string, Reading>): Reading[] {
  const all = standings.map((standing) => {
    const key = scopeKey(standing.granted);
    const reading = readings.get(key) ?? begun(standing);
    readings.set(key, reading);
    return reading;
  });
  return all.filter(({ isFinished }) => !isFinished);
}

async function ask(ports: SyncPorts, asked: Reading[]): Promise<ServerWord> {
  const { store, transport, clock } = ports;
  const { answers, granted, word } = readPullReply(await transport.pull({ scopes: asked.map(questionOf) }));
  await store.reached(clock().toISOString());
  for (const reading of asked) {
    const answer = answers.find((one) => sameScope(one, reading.standing.granted));
    if (answer === undefined) throw new Problem('server.not-understood');
    await takeAnswer(ports, reading, answer);
  }
  await store.grant(granted);
  return word;
}

function isUsable({ standing, isFinished }: Reading): boolean {
  return standing.epoch !== null || isFinished;
}
