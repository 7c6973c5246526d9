import type { Plugin } from 'vite';

/**
 * postgres.js 3.4.9, the newest there is, ends the whole process when PostgreSQL goes away under an open transaction: it
 * writes the rollback to a socket that is gone (porsager/postgres#1066, #1154, #1208). It does the same when a connection
 * is lost while it begins. Worse, what a transaction asks after its connection was lost may go out on the connection that
 * took its place, in the middle of somebody else's. The build mends this; when the library changes here, the build fails
 * and this is to be looked at again.
 */
export function mendPostgres(): Plugin {
  return {
    name: 'mend-postgres',
    transform(code, id) {
      const here = mends.filter(({ file }) => id.endsWith(file));
      if (here.length === 0) return null;
      return here.reduce((text, { was, is }) => {
        if (text.split(was).length !== 2) throw new Error(`postgres.js is another: look at server/mend-postgres.ts (${was.trim()})`);
        return text.replace(was, () => is);
      }, code);
    },
  };
}

const connection = 'postgres/src/connection.js';
const index = 'postgres/src/index.js';

const mends = [
  // Nothing is written to a socket that is gone: who waits for it hears that the connection is closed.
  {
    file: connection,
    was: '    const x = socket.write(chunk, fn)\n',
    is: `    if (socket === null) {
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
      return false
    }
    const x = socket.write(chunk, fn)
`,
  },
  // What was not written yet is not the beginning of the next connection.
  {
    file: connection,
    was: '    socket.removeAllListeners()\n    socket = null\n',
    is: '    socket.removeAllListeners()\n    socket = chunk = nextWriteTimer = null\n',
  },
  // A connection lost while it asks for the array types, before any work of ours, is nobody's fault to handle.
  { file: connection, was: '        return fetchArrayTypes()\n', is: '        return fetchArrayTypes().catch(() => undefined)\n' },
  // A transaction whose connection was lost asks nothing any more, not even to be rolled back.
  {
    file: index,
    was: 'new Promise((_, reject) => connection.onclose = reject)',
    is: 'new Promise((_, reject) => connection.onclose = (error) => reject(lost = error))',
  },
  { file: index, was: '      , prepare = null\n\n    try {\n      await sql.unsafe', is: '      , prepare = null\n      , lost = null\n\n    try {\n      await sql.unsafe' },
  {
    file: index,
    was: '        c.queue === full\n          ? queries.push(q)\n          : c.execute(q) || move(c, full)\n',
    is: '        if (lost)\n          return q.reject(lost)\n        c.queue === full\n          ? queries.push(q)\n          : c.execute(q) || move(c, full)\n',
  },
];
