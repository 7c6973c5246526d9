import { uuidv7 } from 'uuidv7';
import { beginAnew } from '#server/sync/history.ts';
import { say } from './terminal.ts';
import { withDatabase } from './with-database.ts';

/**
 * `npm run db:restored`: after the database's files were copied back from somewhere, which it cannot see by itself. A
 * restored dump, a promoted standby and a recovery to a point in time are noticed without it.
 */
await withDatabase(async (sql) => {
  await beginAnew(sql, { newId: uuidv7, now: new Date() });
  say((words) => words.historyBegunAnew);
});
