import { type Sql, openDatabase } from '#server/db/connect.ts';
import { migrate } from '#server/db/migrate.ts';
import { log } from '#server/http/log.ts';
import { type Config, readConfig } from './config.ts';
import { keepHistoryAloud } from './history-aloud.ts';
import { endWithProblem } from './terminal.ts';

/** Runs a small program on the configured database, brought up to date first; a problem ends it with its sentence. */
export async function withDatabase(work: (sql: Sql, applied: string[], config: Config) => Promise<void>): Promise<void> {
  try {
    const config = readConfig(process.env, [], true);
    log.level = config.logLevel;
    const database = await openDatabase(config);
    try {
      const applied = await migrate(database.sql);
      await keepHistoryAloud(database.sql, new Date());
      await work(database.sql, applied, config);
    } finally {
      await database.close();
    }
  } catch (error) {
    endWithProblem(error);
  }
}
