/** Replicache on the phone. What it shows lies on the disk only some time later: both moments are told. */
import { Replicache } from 'replicache';

let phone;

window.bench = {
  async fetch(count, hamlets) {
    const begin = now();
    phone = new Replicache({
      name: 'phone',
      pullURL: `/pull?hamlets=${hamlets}`,
      pushURL: '',
      pullInterval: null,
      mutators: { logVisit: (tx, visit) => tx.set(`visit/${visit.report.visitId}`, visit.report) },
    });
    await new Promise((resolve) => {
      phone.subscribe((tx) => tx.scan().keys().toArray().then((keys) => keys.length), (there) => there === count && resolve());
    });
    const visible = now();
    await untilKept();
    return { begin, visible, end: now() };
  },
  noOp: () => time(() => phone.pull({ now: true })),
  delta: () => time(() => phone.pull({ now: true })),
  async queue(visits) {
    for (const visit of visits) await phone.mutate.logVisit(visit);
  },
  async push() {
    phone.pushURL = '/push';
    return time(async () => {
      await phone.push({ now: true });
      await phone.pull({ now: true });
      const waiting = await phone.experimentalPendingMutations();
      if (waiting.length > 0) throw new Error(`${waiting.length} mutations still wait`);
    });
  },
};

/** The whole copy is written in one transaction: until then the store holds next to nothing. */
async function untilKept() {
  const database = await new Promise((resolve) => {
    indexedDB.open(phone.idbName).onsuccess = (event) => resolve(event.target.result);
  });
  const chunks = () =>
    new Promise((resolve) => {
      database.transaction('chunks').objectStore('chunks').count().onsuccess = (event) => resolve(event.target.result);
    });
  while ((await chunks()) < 20) await new Promise((look) => setTimeout(look, 10));
  database.close();
}

function now() {
  return performance.timeOrigin + performance.now();
}

async function time(work) {
  const begin = now();
  await work();
  return { begin, end: now() };
}
