/**
 * Push and pull for Replicache on PostgreSQL, by its row-version strategy: every row has a version, and the server
 * remembers which versions each client view has (here in memory, which is the fastest place). A push is one transaction.
 */
import express from 'express';
import postgres from 'postgres';
import { given, households, serve } from './serve.mjs';

const sql = postgres(given.databaseUrl, { max: 10, onnotice: () => undefined });
await sql`create table entry (key text primary key, scope int not null, value jsonb not null, ver bigint not null)`;
await sql`create sequence entry_ver`;
await sql`create table client (client_id text primary key, group_id text not null, last_mutation bigint not null)`;
await sql`create index on client (group_id)`;
for (let from = 0; from < households.length; from += 1000) await write(sql, households.slice(from, from + 1000));

/** What each view that was handed out holds: row → version, client → its last mutation. */
const views = new Map();

serve({
  doors(app) {
    app.use(express.json({ limit: '100mb' }));
    app.post('/pull', (req, res, next) => void pull(req.body, Number(req.query.hamlets)).then((answer) => res.json(answer), next));
    app.post('/push', (req, res, next) => void push(req.body).then(() => res.json({}), next));
  },
  change: (changed) => write(sql, changed),
  forget: () => sql`delete from entry where key like 'visit/%'`,
});

async function pull({ clientGroupID, cookie }, hamlets) {
  const known = views.get(cookie?.view) ?? { rows: new Map(), clients: new Map() };
  const [found, clients] = await sql.begin('isolation level repeatable read read only', async (tx) => [
    await tx`select key, ver::int from entry where scope <= ${hamlets}`,
    await tx`select client_id, last_mutation::int from client where group_id = ${clientGroupID}`,
  ]);
  const rows = new Map(found.map(({ key, ver }) => [key, ver]));
  const fresh = found.filter(({ key, ver }) => known.rows.get(key) !== ver).map(({ key }) => key);
  const gone = [...known.rows.keys()].filter((key) => !rows.has(key));
  const told = clients.filter((one) => known.clients.get(one.client_id) !== one.last_mutation);
  if (cookie !== null && fresh.length === 0 && gone.length === 0 && told.length === 0) {
    return { cookie, lastMutationIDChanges: {}, patch: [] };
  }
  const values = fresh.length === 0 ? [] : await sql`select key, value from entry where key = any(${fresh})`;
  const next = { order: (cookie?.order ?? 0) + 1, view: crypto.randomUUID() };
  views.set(next.view, { rows, clients: new Map(clients.map((one) => [one.client_id, one.last_mutation])) });
  return {
    cookie: next,
    lastMutationIDChanges: Object.fromEntries(told.map((one) => [one.client_id, one.last_mutation])),
    patch: [
      ...(cookie === null ? [{ op: 'clear' }] : gone.map((key) => ({ op: 'del', key }))),
      ...values.map(({ key, value }) => ({ op: 'put', key, value })),
    ],
  };
}

/** The only mutator is `logVisit`; its rows are written together, which is the least that a push can cost. */
async function push({ clientGroupID, mutations }) {
  await sql.begin(async (tx) => {
    const ids = [...new Set(mutations.map(({ clientID }) => clientID))];
    const known = await tx`select client_id, last_mutation::int from client where client_id = any(${ids}) for update`;
    const last = new Map(known.map((one) => [one.client_id, one.last_mutation]));
    const fresh = [];
    for (const mutation of mutations) {
      const before = last.get(mutation.clientID) ?? 0;
      if (mutation.id <= before) continue;
      if (mutation.id > before + 1) throw new Error(`mutation ${mutation.id} after ${before}`);
      last.set(mutation.clientID, mutation.id);
      fresh.push({ id: `visit/${mutation.args.report.visitId}`, scope: mutation.args.scope.scope, file: mutation.args.report });
    }
    await write(tx, fresh);
    for (const [id, number] of last) {
      await tx`
        insert into client (client_id, group_id, last_mutation) values (${id}, ${clientGroupID}, ${number})
        on conflict (client_id) do update set last_mutation = excluded.last_mutation`;
    }
  });
}

async function write(db, all) {
  if (all.length === 0) return;
  await db`
    insert into entry (key, scope, value, ver)
    select r.id, r.scope, r.file, nextval('entry_ver')
    from jsonb_to_recordset(${db.json(all)}) as r(id text, scope int, file jsonb)
    on conflict (key) do update set value = excluded.value, ver = excluded.ver`;
}
