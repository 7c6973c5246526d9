import { openDatabase } from '#server/db/connect.ts';
import { fileURLToPath } from 'node:url';

const workerFile = fileURLToPath(new URL('../../dist/server/embedded-worker.js', import.meta.url));

/**
 * Reads the journal of a server that is stopped: what the phones of this run sent, in the order in which the phone did
 * it, each as `visit.log met`. The phones of the demonstration are passed over.
 */
export async function operationsInDatabase(dataFolder: string): Promise<string[]> {
  const database = await openDatabase({ dataFolder, workerFile });
  try {
    const rows = await database.sql<{ opType: string; outcome: string | null }[]>`
      select o.op_type, o.body->>'outcome' as outcome
      from sync_op o join device d using (device_id)
      where d.label <> 'Android' order by o.dev_seq`;
    return rows.map(({ opType, outcome }) => [opType, outcome].filter((word) => word !== null).join(' '));
  } finally {
    await database.close();
  }
}
