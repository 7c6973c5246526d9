import { z } from 'zod/mini';
import { Problem } from '#shared/base/problem.ts';
import { recordVerifiedBackup } from '#server/sync/history.ts';
import { say } from './terminal.ts';
import { withDatabase } from './with-database.ts';

/**
 * `npm run backup:verified -- 2026-11-23T01:00:00Z`: the backup that began then has been read back and lies on another
 * machine. Phones may let go of older work when their own time for it has passed.
 */
await withDatabase(async (sql) => {
  const asked = z.iso.datetime({ offset: true }).safeParse(process.argv[2]);
  if (!asked.success) throw new Problem('config.invalid', { name: 'moment' });
  const safeAt = await recordVerifiedBackup(sql, { at: new Date(asked.data), now: new Date() });
  say((words) => words.backupRecorded(safeAt.toISOString()));
});
