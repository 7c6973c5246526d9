/** PouchDB on the phone: IndexedDB below, replication by its own protocol, in the largest batches it is happy with. */
import PouchDB from 'pouchdb';

const batches = { batch_size: 1000, batches_limit: 10 };
const local = new PouchDB('households');
const remote = new PouchDB(`${location.origin}/db/households`, { skip_setup: true });

window.bench = {
  async fetch(count) {
    const timed = await time(() => local.replicate.from(remote, batches));
    await demand(local, count);
    return timed;
  },
  noOp: () => time(() => local.replicate.from(remote, batches)),
  delta: () => time(() => local.replicate.from(remote, batches)),
  async queue(visits) {
    const waiting = new PouchDB('visits');
    await waiting.bulkDocs(visits.map(({ scope, report }) => ({ _id: report.visitId, scope: scope.scope, report })));
  },
  async push(count) {
    const arrived = new PouchDB(`${location.origin}/db/visits-${Date.now()}`);
    await arrived.info();
    const timed = await time(() => new PouchDB('visits').replicate.to(arrived, batches));
    await demand(arrived, count);
    return timed;
  },
};

async function time(work) {
  const begin = performance.timeOrigin + performance.now();
  await work();
  return { begin, end: performance.timeOrigin + performance.now() };
}

async function demand(database, count) {
  const { doc_count: there } = await database.info();
  if (there !== count) throw new Error(`${there} documents of ${count}`);
}
