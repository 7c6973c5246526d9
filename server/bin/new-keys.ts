import { renewServerKeys } from '#server/courier/keys-file.ts';
import { say } from './terminal.ts';
import { withDatabase } from './with-database.ts';

/** `npm run keys:new`: when the file with the server's keys is lost for good. */
await withDatabase(async (sql, _, { keysFile }) => {
  await renewServerKeys(sql, keysFile, new Date());
  say((words) => words.keysBegunAnew(keysFile));
});
