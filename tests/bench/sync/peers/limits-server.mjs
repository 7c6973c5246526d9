/** The same households as one file compressed beforehand: nothing that has to be asked for can come faster. */
import { gzipSync } from 'node:zlib';
import { households, serve } from './serve.mjs';

const all = gzipSync(JSON.stringify(households), { level: 9 });
const byHamlet = hamlets().map((those) => gzipSync(JSON.stringify(those), { level: 9 }));

serve({
  doors(app) {
    app.get('/households.json', (_req, res) => send(res, all, { 'content-type': 'application/json', 'content-encoding': 'gzip' }));
    app.get('/hamlets.bin', (_req, res) => {
      const lengths = byHamlet.map(({ length }) => length).join(' ');
      send(res, Buffer.concat(byHamlet), { 'content-type': 'application/octet-stream', 'x-lengths': lengths });
    });
  },
  change: async () => undefined,
});

function send(res, bytes, headers) {
  res.set({ ...headers, 'cache-control': 'no-store, no-transform', 'content-length': String(bytes.length) }).end(bytes);
}

function hamlets() {
  const found = new Map();
  for (const one of households) found.set(one.scope, [...(found.get(one.scope) ?? []), one]);
  return [...found.values()];
}
