import fs from 'node:fs';
import compression from 'compression';
import express from 'express';

/**
 * A peer's own little server: its page, its doors, gzip as ours has it, and `/bench/change`, by which the bench says
 * that the office changes households, and `/bench/forget`, which undoes a push. Prints its port.
 * Started with one argument: `{ pageFolder, householdsFile, databaseUrl, changes }` as JSON.
 */
export const given = JSON.parse(process.argv[2]);

/** `{ id, scope, file }` of every household: the household, its people and its visits. */
export const households = JSON.parse(fs.readFileSync(given.householdsFile, 'utf8'));

/** The households that the office changes, spread over the first eight hamlets; each with another telephone number. */
export function changedHouseholds(round) {
  const few = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((scope) =>
    households.filter((one) => one.scope === scope).slice(0, Math.ceil(given.changes / 8)),
  );
  return few.map(({ id, scope, file }) => ({
    id,
    scope,
    file: { ...file, household: { ...file.household, phone: `0992${String(round).padStart(6, '0')}` } },
  }));
}

export function serve({ doors, change, forget = async () => undefined }) {
  const app = express();
  let round = 0;
  app.post('/bench/change', (_req, res, next) => {
    round += 1;
    change(changedHouseholds(round)).then(() => res.end(), next);
  });
  app.post('/bench/forget', (_req, res, next) => void forget().then(() => res.end(), next));
  app.use(compression());
  doors(app);
  app.use(express.static(given.pageFolder));
  const server = app.listen(0, '127.0.0.1', () => process.stdout.write(`port ${server.address().port}\n`));
}
