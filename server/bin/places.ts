import fs from 'node:fs';
import { Problem } from '#shared/base/problem.ts';
import { inTransaction } from '#server/db/tx.ts';
import { addPlaces, type PlacesFile, placesFileSchema } from '#server/place/places-file.ts';
import { say } from './terminal.ts';
import { withDatabase } from './with-database.ts';

/** `npm run places -- places.json`: a province, its communes and the names of their hamlets. */
await withDatabase(async (sql) => {
  const file = readPlaces(process.argv[2]);
  const { hamlets } = await inTransaction(sql, (tx) => addPlaces(tx, file));
  say((words) => words.placesAdded(hamlets));
});

function readPlaces(name: string | undefined): PlacesFile {
  try {
    return placesFileSchema.parse(JSON.parse(fs.readFileSync(name ?? '', 'utf8')));
  } catch {
    throw new Problem('config.invalid', { name: 'places.json' });
  }
}
