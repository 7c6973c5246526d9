import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { openEmptyTestDatabase } from '#tests/support/database.ts';

let database: Database;

beforeAll(async () => {
  database = await openEmptyTestDatabase();
  await database.sql.unsafe(`
    create table visit_note (
      note_id int primary key, visited_on date, version_seen bigint, facts jsonb, noted_at timestamptz
    );
    create table counter (n int not null);
    insert into counter values (0);
  `);
});

afterAll(() => database.close());

describe('rows', () => {
  test('are camelCase outside and snake_case inside, and what is inside json stays as it was written', async () => {
    const { sql } = database;
    const facts = sql.json({ ho_ten: 'Người Thử', snake_case: 1, camelCase: 2 });
    const [row] = await sql`
      insert into visit_note ${sql({ noteId: 1, visitedOn: '2026-03-04', versionSeen: 9_000_000_000, facts })}
      returning note_id, visited_on, version_seen, facts`;
    expect(row).toEqual({
      noteId: 1,
      visitedOn: '2026-03-04',
      versionSeen: 9_000_000_000,
      facts: { ho_ten: 'Người Thử', snake_case: 1, camelCase: 2 },
    });
  });

  test('give counts as numbers and moments as dates', async () => {
    const noted = new Date('2026-03-04T05:06:07.890Z');
    const [row] = await database.sql`select count(*) as total, ${noted}::timestamptz as noted from visit_note where false`;
    expect(row).toEqual({ total: 0, noted });
  });

  test('refuse a whole number that JavaScript cannot hold', async () => {
    await expect(database.sql`select 9007199254740993::bigint as n`).rejects.toThrow('does not fit');
  });

  test('know upper and lower case of Vietnamese letters', async () => {
    const [row] = await database.sql`select lower('ĐƯỜNG Ế') as street`;
    expect(row).toEqual({ street: 'đường ế' });
  });
});

describe('a transaction', () => {
  test('keeps nothing when its work throws', async () => {
    const work = inTransaction(database.sql, async (tx) => {
      await tx`insert into visit_note (note_id) values (77)`;
      throw new Error('the phone went away');
    });
    await expect(work).rejects.toThrow('the phone went away');
    expect(await database.sql`select 1 from visit_note where note_id = 77`).toHaveLength(0);
  });

  test('is alone with the row it locked, however many run at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        inTransaction(database.sql, async (tx) => {
          const [row] = await tx<{ n: number }[]>`select n from counter for update`;
          await tx`update counter set n = ${(row?.n ?? 0) + 1}`;
        }),
      ),
    );
    expect(await database.sql`select n from counter`).toEqual([{ n: 20 }]);
  });

  test('gives back what its work returns, also a list', async () => {
    expect(await inTransaction(database.sql, async (tx) => [...(await tx`select 1 as one`), 2])).toEqual([{ one: 1 }, 2]);
  });
});

test('a statement that fails does not harm the ones around it', async () => {
  const { sql } = database;
  const settled = await Promise.allSettled([sql`select 1 as x`, sql`select 1 / 0`, sql.unsafe('selec'), sql`select 2 as x`]);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
});

test('a notification reaches its listener when the transaction that sent it is kept, and never when it is not', async () => {
  const heard: string[] = [];
  let heardLast = () => {};
  const last = new Promise<void>((resolve) => (heardLast = resolve));
  const listening = await database.sql.listen('board', (text) => {
    heard.push(text);
    if (text === 'last') heardLast();
  });

  await inTransaction(database.sql, async (tx) => {
    await tx`select pg_notify('board', 'thôn Một')`;
    expect(heard).toEqual([]);
  });
  await inTransaction(database.sql, async (tx) => {
    await tx`select pg_notify('board', 'never')`;
    throw new Error('rolled back');
  }).catch(() => undefined);
  await database.sql.notify('board', 'last');
  await last;
  await listening.unlisten();
  expect(heard).toEqual(['thôn Một', 'last']);
});
