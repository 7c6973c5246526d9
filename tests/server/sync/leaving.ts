import { Digest } from '#shared/sync/digest.ts';
import type { Scope } from '#shared/sync/scope.ts';
import type { Sql } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { loadVersionedFiles } from '#server/household/file-queries.ts';
import { lockScope, setHead, sumDigest } from '#server/sync/gate-queries.ts';
import { writeGone } from '#server/sync/tombstone-queries.ts';

/** A household leaves its hamlet at the next version, as the gate lets it. */
export async function leave(sql: Sql, scope: Scope, id: string, movedTo: number | null, at: Date): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const head = await lockScope(tx, scope);
    if (head === null) throw new Error('there is no such hamlet');
    const { versions } = await loadVersionedFiles(tx, scope, [id]);
    const digest = new Digest(head.digest ?? (await sumDigest(tx, scope)));
    for (const [key, ver] of versions) digest.remove(key, ver);
    const ver = head.ver + 1;
    await writeGone(tx, scope, [{ id, ver, movedTo }], at);
    await setHead(tx, scope, { ver, digest: digest.toString() });
  });
}
