/** Raw Dexie: one request, one `bulkPut` with what a list needs to find a hamlet. No sync, no seal, no digest. */
import { Dexie } from 'dexie';

window.bench = {
  async fetch(count) {
    const begin = performance.timeOrigin + performance.now();
    const database = new Dexie('households', { chromeTransactionDurability: 'relaxed' });
    database.version(1).stores({ households: 'id, scope' });
    const all = await (await fetch('/households.json')).json();
    await database.households.bulkPut(all);
    const end = performance.timeOrigin + performance.now();
    const there = await database.households.count();
    if (there !== count) throw new Error(`${there} households of ${count}`);
    return { begin, end };
  },
};
