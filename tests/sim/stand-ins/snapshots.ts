import type { SnapshotName } from '#shared/sync/pull.ts';
import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { SnapshotStanding } from '#server/sync/snapshot-queries.ts';
import { ask, type Asked, contentsOf, rowsOf, within } from './asking.ts';

/** In place of server/sync/snapshot-queries.ts: the files of hamlets. A replica that is behind has every file. */
export function snapshotStanding(asked: Asked, scope: Scope): Promise<SnapshotStanding | null> {
  return ask(asked, () => {
    const hamlet = rowsOf(asked, scope);
    if (hamlet === undefined) return null;
    const { epoch, ver: head, digest, tombVer } = hamlet;
    const files = filesOf(asked, scope).filter((file) => file.epoch === epoch && file.ver <= head && file.ver >= tombVer);
    const file = files.sort((a, b) => b.ver - a.ver)[0];
    if (file === undefined) return { epoch, head, digest, file: null };
    const { ver, bytes, rowCount } = file;
    const newer = [...hamlet.rows.values()].filter((row) => row.ver > ver).length;
    return { epoch, head, digest, file: { ver, bytes: bytes.byteLength, rowCount, newer } };
  });
}

export function keepSnapshot(asked: Asked, name: SnapshotName, { bytes, rowCount }: { bytes: Uint8Array; rowCount: number }): Promise<void> {
  const { epoch, ver } = name;
  return within(asked, (tx) =>
    tx.change(scopeKey(name), ({ snapshots }) => {
      const key = `${epoch}-${ver}`;
      if (!snapshots.has(key)) snapshots.set(key, { epoch, ver, bytes, rowCount });
      const newest = [...snapshots.values()].filter((file) => file.epoch === epoch).sort((a, b) => b.ver - a.ver);
      for (const [other, file] of snapshots) if (!newest.slice(0, 2).includes(file)) snapshots.delete(other);
    }),
  );
}

export function snapshotBytes(asked: Asked, name: SnapshotName): Promise<Uint8Array | null> {
  return ask(asked, () => filesOf(asked, name).find(({ epoch, ver }) => epoch === name.epoch && ver === name.ver)?.bytes ?? null);
}

export function manySnapshotBytes(asked: Asked, names: readonly SnapshotName[]): Promise<(Uint8Array | null)[]> {
  return Promise.all(names.map((name) => snapshotBytes(asked, name)));
}

export function dropSnapshots(asked: Asked, scope: Scope): Promise<void> {
  return within(asked, (tx) => tx.change(scopeKey(scope), ({ snapshots }) => snapshots.clear()));
}

function filesOf(asked: Asked, scope: Scope) {
  return [...(contentsOf(asked).hamlets.get(scopeKey(scope))?.snapshots.values() ?? [])];
}
