import { parseArgs } from 'node:util';
import { Problem } from '#shared/base/problem.ts';
import { addDeskAccount, newAccountSchema } from '#server/account/new-account.ts';
import { inTransaction } from '#server/db/tx.ts';
import { say } from './terminal.ts';
import { withDatabase } from './with-database.ts';

/** `npm run account -- --role official --commune 99001 --username binh --name "…"`: somebody who works at a desk. */
const text = { type: 'string' } as const;
const options = { role: text, username: text, name: text, commune: text, province: text };

await withDatabase(async (sql) => {
  const asked = newAccountSchema.safeParse(parseArgs({ options, strict: false }).values);
  if (!asked.success) throw new Problem('config.invalid', { name: `--${String(asked.error.issues[0]?.path[0])}` });
  const { password } = await inTransaction(sql, (tx) => addDeskAccount(tx, asked.data));
  say((words) => words.accountAdded(asked.data.username, password));
});
