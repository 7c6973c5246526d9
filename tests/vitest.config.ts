import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { findPostgres } from './support/postgres-server.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const realPostgres = process.env['TEST_DATABASE_URL'] ? 'TEST_DATABASE_URL' : findPostgres();
const DATABASE_TESTS = 'tests/**/*.pg.test.ts';
/** What only the embedded database can do wrong: its files, its worker. */
const EMBEDDED_TESTS = 'tests/**/*.embedded.test.ts';
const quiet = ['tests/support/quiet-console.ts'];

export default defineConfig({
  test: {
    root,
    // Each embedded database takes about 400 MB.
    maxWorkers: 2,
    globalSetup: 'tests/support/say-which-database.ts',
    projects: [
      {
        root,
        test: {
          name: 'pure',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [DATABASE_TESTS, EMBEDDED_TESTS],
          setupFiles: quiet,
        },
      },
      {
        root,
        test: {
          name: 'embedded',
          include: [DATABASE_TESTS, EMBEDDED_TESTS],
          globalSetup: 'tests/support/database-setup.ts',
          setupFiles: quiet,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      ...(realPostgres === null
        ? []
        : [
            {
              root,
              test: {
                name: 'postgres',
                include: [DATABASE_TESTS],
                globalSetup: 'tests/support/postgres-setup.ts',
                setupFiles: quiet,
                testTimeout: 60_000,
                hookTimeout: 60_000,
              },
            },
          ]),
      {
        root,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.journey.ts'],
          // One browser and one server at a time, after everything else.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
