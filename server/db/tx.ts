import type { Sql, Tx } from './connect.ts';

/**
 * The one way to a transaction: everything `work` asks through `tx` is kept together, or not at all when it throws.
 *
 * Inside `work` use only `tx`, never the `sql` it came from. The embedded database has one connection, so the outer
 * `sql` would wait for the transaction that waits for it; on a server it would silently leave the transaction.
 * Functions that must run inside a transaction therefore ask for a `Tx`, which an outer `sql` is not.
 */
export async function inTransaction<T>(sql: Sql, work: (tx: Tx) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  await sql.begin(async (tx) => {
    result = { value: await work(tx) };
  });
  if (!result) throw new Error('the transaction ended without its work');
  return result.value;
}
