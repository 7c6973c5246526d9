import { findPostgres } from './postgres-server.ts';

/** One line at the beginning of the run, so that nobody believes the real PostgreSQL was tested when it was not. */
export function setup(): void {
  const found = process.env['TEST_DATABASE_URL'] ? 'TEST_DATABASE_URL' : findPostgres();
  const lanes = found === null ? 'embedded only (no PostgreSQL found)' : `embedded, and PostgreSQL from ${found}`;
  process.stdout.write(`Database tests run on: ${lanes}\n`);
}
