import { say } from './terminal.ts';
import { withDatabase } from './with-database.ts';

/** `npm run db:migrate`: brings the database up to date without starting the server. */
await withDatabase((_sql, applied) => {
  say((words) => (applied.length === 0 ? words.schemaIsCurrent : words.schemaApplied(applied.join(', '))));
  return Promise.resolve();
});
