import type { Sql } from '#server/db/connect.ts';
import { filesOf } from '#client/store/page.ts';
import { rowsAfter } from '#server/sync/pull-queries.ts';
import { fieldPhone, type FieldPhone } from './field-phone.ts';
import type { Figures } from '#tests/lanes/figures.ts';
import { Ledger } from './ledger.ts';
import { recount, textOf } from './recount.ts';
import { commune, on, type Volunteer } from './village.ts';

/** Where eight phones work: hamlets 5 and 6 see nobody in the hours that are lost. */
export const hamlets = 6;
export const worksIn = [[1, 2], [1], [1, 3, 5], [2, 3], [3, 5], [1, 4], [5, 6], [4, 6]];

/** Where a phone stood with a hamlet when the disaster came. */
interface Stood {
  phone: FieldPhone;
  scope: number;
  cursor: number;
}

/** A day in the field that a disaster of the server cuts in two. */
export interface Day {
  phones: FieldPhone[];
  ledger: Ledger;
  /** Before the last moment of which the server will remember anything. */
  morning(): Promise<void>;
  /** Hours that the server will not remember. */
  lostHours(): Promise<void>;
  /** How much that had been acknowledged the database has forgotten, before the server goes on with it. */
  forgotten(figures: Figures, databaseUrl: string): Promise<void>;
  /** Everybody meets the server again, until nothing waits and nothing changes. */
  evening(): Promise<void>;
  /** Holds the phones and the ledger against the server, and against which hamlets had to be fetched again. */
  look(figures: Figures, databaseUrl: string): Promise<void>;
}

export async function aDay(volunteers: Volunteer[], address: () => string): Promise<Day> {
  const ledger = new Ledger();
  const phones = await Promise.all(volunteers.map((volunteer, index) => fieldPhone(volunteer, 1_001 + index, address, ledger)));
  const [ahead, alsoAhead, unfetched, inTwo, alsoUnfetched, offline] = phones;
  if (!ahead || !alsoAhead || !unfetched || !inTwo || !alsoUnfetched || !offline) throw new Error('Eight people work here.');
  let stood: Stood[] = [];
  let remembered = new Map<number, number>();

  return {
    phones,
    ledger,
    async morning() {
      for (let round = 0; round < 3; round += 1) {
        for (const phone of phones) for (const scope of phone.scopes) await phone.work(scope, 2);
        await Promise.all(phones.map((phone) => phone.round()));
      }
      await Promise.all(phones.map((phone) => phone.round()));
    },
    async lostHours() {
      // These see what the server will forget.
      for (const phone of [ahead, alsoAhead]) for (const scope of phone.scopes) await phone.work(scope, 3);
      for (let round = 0; round < 2; round += 1) await Promise.all([ahead, alsoAhead].map((phone) => phone.round()));
      // These hear that their work has arrived, and fetch nothing; then they go on with houses that the server forgets.
      for (const phone of [unfetched, alsoUnfetched]) {
        await phone.work(3, 2);
        await phone.push();
        await phone.work(3, 4);
      }
      // This one hears nothing of it all. The others are asleep.
      await offline.work(4, 3);
      await offline.work(1, 2);
      stood = phones.flatMap((phone) =>
        phone.standings().map(({ granted, cursor }) => ({ phone, scope: granted.scope, cursor })),
      );
      for (const { whole, adopted } of phones) for (const set of [whole, adopted]) set.clear();
    },
    async forgotten(figures, databaseUrl) {
      const { operations } = await on(databaseUrl, recount);
      const heads = await on(databaseUrl, (sql) => sql<{ scopeId: number; ver: number }[]>`select scope_id, ver from sync_scope`);
      remembered = new Map(heads.map(({ scopeId, ver }) => [scopeId, ver]));
      const count = [...ledger.acked.keys()].filter((id) => !operations.has(id)).length;
      figures.say('operations that had been acknowledged and are gone from the server', count);
      if (count === 0) figures.fail('the server has forgotten nothing: this was no trial');
    },
    async evening() {
      // Versions that some have seen are given anew before those who saw them are back.
      for (const [phone, scope] of [[offline, 1], [alsoUnfetched, 3], [inTwo, 2]] as const) await phone.work(scope, 12);
      for (const phone of [offline, alsoUnfetched, inTwo]) await phone.round();
      for (let round = 0; round < 6; round += 1) await Promise.all(phones.map((phone) => phone.round()));
    },
    look: (figures, databaseUrl) => on(databaseUrl, (sql) => lookAt(figures, sql, { phones, ledger, stood, remembered })),
  };
}

async function lookAt(
  figures: Figures,
  sql: Sql,
  { phones, ledger, stood, remembered }: Pick<Day, 'phones' | 'ledger'> & { stood: Stood[]; remembered: Map<number, number> },
): Promise<void> {
  const { operations, wrong } = await recount(sql);
  const saved = phones.flatMap((phone) => [...phone.saved]);
  figures.say('operations saved, and in the journal at the end', `${saved.length}, ${operations.size}`);
  figures.must('acknowledged and lost', [...ledger.acked.keys()].filter((id) => !operations.has(id)).length, 0);
  figures.must('saved and not in the journal', saved.filter((id) => !operations.has(id)).length, 0);
  figures.must('in the journal and never saved', [...operations.keys()].filter((id) => !saved.includes(id)).length, 0);
  figures.must('hamlets half applied', wrong.length, 0);
  for (const what of wrong) figures.fail(what);
  figures.must('operations that still wait on phones', phones.reduce((sum, phone) => sum + phone.waiting(), 0), 0);

  const isBeyond = ({ scope, cursor }: Stood) => cursor > (remembered.get(scope) ?? 0);
  const sum = (of: (phone: FieldPhone) => number) => phones.reduce((total, phone) => total + of(phone), 0);
  figures.must('hamlets that phones fetched whole', sum((phone) => phone.whole.size), stood.filter(isBeyond).length);
  figures.must('of them, without need', stood.filter((one) => one.phone.whole.has(one.scope) && !isBeyond(one)).length, 0);
  figures.say('hamlets that merely took the new epoch', sum((phone) => [...phone.adopted].filter((scope) => !phone.whole.has(scope)).length));
  if (!stood.some(isBeyond) || stood.every(isBeyond)) figures.fail('every phone or none had seen more: this was no trial');

  let different = 0;
  for (const scope of Array.from({ length: hamlets }, (_, index) => index + 1)) {
    const rows = (await rowsAfter(sql, { commune, scope }, 0, 2_147_483_647))?.rows ?? [];
    const tables = textOf(filesOf({ scope: { commune, scope }, epoch: '', cursor: 0, rows, complete: true }));
    different += phones.filter((phone) => phone.scopes.includes(scope) && phone.shown(scope) !== tables).length;
  }
  figures.must('hamlets that a phone shows otherwise than the server', different, 0);
  const devices = await sql<{ count: number }[]>`select count(*) from device`;
  figures.must('phones that the server knows', devices[0]?.count ?? 0, phones.length);
  const problems = phones.flatMap((phone) => phone.problems);
  figures.say('rounds that ended with a problem', [...new Set(problems), problems.length].join(' '));
}
