/** PouchDB's own server: express-pouchdb over a database in memory, one document a household. */
import expressPouchdb from 'express-pouchdb';
import PouchDB from 'pouchdb';
import memory from 'pouchdb-adapter-memory';
import { households, serve } from './serve.mjs';

PouchDB.plugin(memory);
const InMemory = PouchDB.defaults({ adapter: 'memory' });
// It knows only the databases that are made after it.
const door = expressPouchdb(InMemory, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: '/dev/null' });
const database = new InMemory('households');
await database.bulkDocs(households.map(({ id, scope, file }) => ({ _id: id, scope, file })));
// Visits that a phone sends go to a database of their own, a new one for each run.
serve({
  doors: (app) => app.use('/db', door),
  async change(changed) {
    const { rows } = await database.allDocs({ keys: changed.map(({ id }) => id) });
    await database.bulkDocs(changed.map(({ id, scope, file }, index) => ({ _id: id, _rev: rows[index].value.rev, scope, file })));
  },
});
