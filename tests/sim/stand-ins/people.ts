import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { Shown } from '#server/account/device-queries.ts';
import type { HistoryState } from '#server/sync/history-queries.ts';
import type { KeptAside } from '#server/sync/review-queries.ts';
import type { DeviceRow } from '../contents.ts';
import type { Transaction } from '../storage.ts';
import { grantedScopes } from './places.ts';
import { ask, type Asked, contentsOf, rowsOf, storageOf, within } from './asking.ts';

/** In place of the server's SQL about its history and its people, and about what a person decides. */
// Which history this is.

export function historyState(asked: Asked): Promise<HistoryState> {
  return ask(asked, () => {
    const { knownAs } = contentsOf(asked);
    const { identity } = storageOf(asked);
    return { isWrittenDown: knownAs !== null, isSame: knownAs === identity, isForked: knownAs !== null && knownAs !== identity, isTold: true };
  });
}

export async function lockHistory(tx: Transaction): Promise<void> {
  await tx.storage.statement();
  await tx.storage.lock(tx, 'history');
}

export function writeDownHistory(tx: Transaction): Promise<void> {
  const { identity } = tx.storage;
  return within(tx, () => void tx.wide.push((contents) => ({ ...contents, knownAs: identity })));
}

export async function lockEveryScope(tx: Transaction): Promise<void> {
  await tx.storage.statement();
  for (const key of tx.storage.contents.hamlets.keys()) await tx.storage.lock(tx, key);
}

export function writeForks(tx: Transaction): Promise<void> {
  return within(tx, () => {
    for (const key of tx.storage.contents.hamlets.keys()) tx.change(key, (rows) => rows.forks.set(rows.epoch, rows.ver));
  });
}

export function beginEpoch(tx: Transaction, newEpoch: string): Promise<void> {
  return within(tx, () => {
    for (const key of tx.storage.contents.hamlets.keys()) tx.change(key, (rows) => void (rows.epoch = newEpoch));
  });
}

export function forkVersion(asked: Asked, scope: Scope, epoch: string): Promise<number | null> {
  return ask(asked, () => rowsOf(asked, scope)?.forks.get(epoch) ?? null);
}

export function writeSafe(asked: Asked, safe: Date): Promise<void> {
  return within(asked, (tx) => void tx.wide.push((contents) => ({ ...contents, safeAt: safe })));
}

export function safeAt(asked: Asked): Promise<string | null> {
  return ask(asked, () => contentsOf(asked).safeAt?.toISOString() ?? null);
}

// Accounts, phones, rights.

export async function grantedScopeKeys(asked: Asked, { id }: { id: string }): Promise<Set<string>> {
  return new Set((await grantedScopes(asked, id)).map(scopeKey));
}

export function keepDevice(tx: Transaction, { deviceId }: { deviceId: string }): Promise<void> {
  return within(tx, () => putDevice(tx, deviceId, { nonce: null, nonceBefore: null }));
}

export function moveSession(tx: Transaction, token: string, deviceId: string): Promise<void> {
  return within(tx, () => {
    tx.wide.push((contents) => {
      const session = contents.sessions.get(token);
      if (session === undefined) return contents;
      return { ...contents, sessions: new Map(contents.sessions).set(token, { ...session, deviceId }) };
    });
  });
}

export async function renewNonce(tx: Transaction, shown: Shown, next: { nonce: string }): Promise<string | null> {
  await tx.storage.statement();
  await tx.storage.lock(tx, `device ${shown.deviceId}`);
  const device = tx.seen().devices.get(shown.deviceId);
  if (device === undefined) return null;
  const { nonce, nonceBefore } = device;
  if (nonce !== null && nonce !== shown.nonce && nonceBefore !== shown.nonce) return null;
  const now = nonce === null || nonce === shown.nonce ? next.nonce : nonce;
  putDevice(tx, shown.deviceId, { nonce: now, nonceBefore: shown.nonce });
  return now;
}

export function forgetNonces(tx: Transaction): Promise<void> {
  return within(tx, () => {
    for (const deviceId of tx.seen().devices.keys()) putDevice(tx, deviceId, { nonce: null, nonceBefore: null });
  });
}

function putDevice(tx: Transaction, deviceId: string, row: DeviceRow): void {
  tx.wide.push((contents) => ({ ...contents, devices: new Map(contents.devices).set(deviceId, row) }));
}

export function demandCommune(): Promise<void> {
  return Promise.resolve();
}

// What the desk asks: no official sits in the simulator.

export function keptAsideIn(): Promise<never[]> {
  return Promise.resolve([]);
}

/** `null`: decided already, or nothing of the kind. */
export async function lockUndecided(tx: Transaction, { commune, scope, opId, sha }: Named): Promise<KeptAside | null> {
  await tx.storage.statement();
  await tx.storage.lock(tx, `aside ${opId}`);
  const kept = tx.rows(scopeKey({ commune, scope }))?.quarantine.get(`${opId} ${sha}`);
  if (kept === undefined || kept.decision !== null) return null;
  const { author, deviceId, envelope } = kept.arrival;
  return { commune, scope, hamletName: null, opId, sha, code: kept.code, author, deviceId, envelope, receivedAt: new Date(0) };
}

export function writeDecision(tx: Transaction, named: Named, { decision }: { decision: 'accepted' | 'dismissed' }): Promise<void> {
  return within(tx, () =>
    tx.change(scopeKey(named), ({ quarantine: aside }) => {
      const key = `${named.opId} ${named.sha}`;
      const kept = aside.get(key);
      if (kept !== undefined) aside.set(key, { ...kept, decision });
    }),
  );
}

type Named = Scope & { opId: string; sha: string };
