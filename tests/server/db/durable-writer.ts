import { openDatabase } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';

/**
 * The program that `embedded.embedded.test.ts` kills: it keeps batches of five rows, one transaction each, in the folder
 * given as its argument, and says the number of a batch only after the database acknowledged it.
 */
const { sql } = await openDatabase({ dataFolder: process.argv[2] });
await sql`create table if not exists kept (batch int not null, part int not null)`;
const [before] = await sql<{ last: number }[]>`select coalesce(max(batch), 0) as last from kept`;

for (let batch = (before?.last ?? 0) + 1; ; batch++) {
  await inTransaction(sql, async (tx) => {
    for (let part = 1; part <= 5; part++) await tx`insert into kept values (${batch}, ${part})`;
  });
  process.stdout.write(`${batch}\n`);
}
