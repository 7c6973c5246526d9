import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CurrentHousehold, planRoster, previewOf, toWrite } from '#shared/household/roster-plan.ts';
import { readRoster } from '#shared/household/roster-rows.ts';

const hamlets = [
  { scope: 1, name: 'Thôn Đồng Xuân' },
  { scope: 2, name: 'Bản Nà Lếch' },
];
const heading = ['Thôn', 'Tên chủ hộ', 'Địa chỉ', 'Điện thoại', 'Loại hộ', 'Số nhân khẩu'];
const row = ['Bản Nà Lếch', 'Lò Văn Pản', 'Nhóm 2', '0992000001', 'Nghèo', '4'];
const household: CurrentHousehold = {
  id: '01a20000-0000-7000-8000-000000000001',
  scope: 2,
  headName: 'Lò Văn Pản',
  address: 'Nhóm 2',
  phone: '0992000001',
  people: 4,
  poverty: 'poor',
  hamletName: 'Bản Nà Lếch',
  formerly: [],
};

function plan(rows: string[][], current: CurrentHousehold[], titles = heading) {
  return planRoster(readRoster({ sheet: null, rows: [titles, ...rows] }, hamlets), current);
}

function kinds(rows: string[][], current: CurrentHousehold[], titles = heading) {
  return plan(rows, current, titles).outcomes.map((outcome) =>
    outcome.kind === 'changed' ? `changed ${outcome.fields.join()}` : outcome.kind,
  );
}

test('a household that is not there is new; one that is there as the list has it stays the same', () => {
  expect(kinds([row], [])).toEqual(['new']);
  expect(kinds([row], [household])).toEqual(['same']);
});

test('a household is known again without marks and in capitals, and then its spelling is what changes', () => {
  expect(kinds([['Nà Lếch', 'LO VAN PAN', 'nhom 2', '0992000001', 'Nghèo', '4']], [household])).toEqual(['changed headName,address']);
});

test('what changes is said field by field', () => {
  const other = { ...household, phone: '0992000009', people: 3, poverty: 'none' as const };
  expect(kinds([row], [other])).toEqual(['changed phone,poverty,people']);
});

test('what the list leaves empty stays as it was, but an empty class means neither', () => {
  const empty = ['Bản Nà Lếch', 'Lò Văn Pản', 'Nhóm 2', '', '', ''];
  expect(kinds([empty], [household])).toEqual(['changed poverty']);
  expect(kinds([row.slice(0, 2)], [household], heading.slice(0, 2))).toEqual(['same']);
});

test('the same name in another hamlet, or at another address with another phone, is another household', () => {
  expect(kinds([row], [{ ...household, scope: 1 }])).toEqual(['new']);
  expect(kinds([row], [{ ...household, address: 'Nhóm 3', phone: '0992000009' }])).toEqual(['new']);
});

test('a household that has moved since the list was made is known, and stays in the hamlet where it is', () => {
  const moved = { ...household, scope: 1, hamletName: 'Thôn Đồng Xuân', formerly: [2], people: 3 };
  const outcomes = plan([row], [moved]).outcomes;
  expect(outcomes).toMatchObject([{ kind: 'changed', householdId: moved.id, fields: ['people'], row: { scope: 1, hamletName: 'Thôn Đồng Xuân' } }]);
  const twin = { ...household, id: '01a20000-0000-7000-8000-000000000002' };
  expect(plan([row], [moved, twin]).outcomes).toMatchObject([{ kind: 'same', householdId: twin.id }]);
});

test('a corrected address is recognised by head and phone', () => {
  expect(kinds([row], [{ ...household, address: 'Nhóm 3' }])).toEqual(['changed address']);
  expect(kinds([row], [{ ...household, address: null }])).toEqual(['changed address']);
});

test('of two households with one name and address the phone tells which is meant', () => {
  const twin = { ...household, id: '01a20000-0000-7000-8000-000000000002', phone: '0992000002' };
  const outcome = plan([['Bản Nà Lếch', 'Lò Văn Pản', 'Nhóm 2', '0992000002', 'Nghèo', '5']], [household, twin]).outcomes[0];
  expect(outcome).toMatchObject({ kind: 'changed', householdId: twin.id, fields: ['people'] });
});

test('where the phone cannot tell, the row is left out and said', () => {
  const twin = { ...household, id: '01a20000-0000-7000-8000-000000000002', phone: '0992000002' };
  const ambiguous = plan([['Bản Nà Lếch', 'Lò Văn Pản', 'Nhóm 2', '', 'Nghèo', '4']], [household, twin]);
  expect(ambiguous.outcomes).toEqual([]);
  expect(ambiguous.errors).toEqual([{ row: 2, column: 'Tên chủ hộ', code: 'household-ambiguous', value: 'Lò Văn Pản' }]);
});

test('of two entries alike to the phone the older one is meant', () => {
  const twin = { ...household, id: '01a20000-0000-7000-8000-000000000002' };
  expect(plan([row], [household, twin]).outcomes[0]).toMatchObject({ kind: 'same', householdId: household.id });
});

test('a list without addresses does not choose between two addresses', () => {
  const other = { ...household, id: '01a20000-0000-7000-8000-000000000002', address: 'Nhóm 3' };
  const noAddress = [heading.toSpliced(2, 1), row.toSpliced(2, 1)] as const;
  expect(plan([noAddress[1]], [household, other], noAddress[0]).errors.map(({ code }) => code)).toEqual(['household-ambiguous']);
});

test('one row at a corrected address is clear, two rows with that phone are not', () => {
  const moved = ['Nhóm 7', 'Nhóm 8'].map((address) => row.toSpliced(2, 1, address));
  expect(kinds(moved.slice(0, 1), [household])).toEqual(['changed address']);
  expect(plan(moved, [household]).errors.map(({ code }) => code)).toEqual(['household-ambiguous', 'household-ambiguous']);
});

test('a household that a volunteer registered gains the class of the list instead of standing there twice', () => {
  const registered = { ...household, poverty: null };
  expect(plan([row], [registered]).outcomes[0]).toMatchObject({ kind: 'changed', householdId: household.id, fields: ['poverty'] });
});

test('the preview counts every row once and shows no more than it must', () => {
  const rows = Array.from({ length: 300 }, (_, index) => ['Nà Lếch', `Lò Văn Pản ${index}`, '', index < 250 ? 'x' : '', '', '']);
  const preview = previewOf(plan([...rows, ['', '', '', '', '', '']], []), 'Sheet1', 'digest');
  expect(preview).toMatchObject({ rows: 300, created: 50, changed: 0, same: 0, leftOut: 250, errorCount: 250, passedOver: 1 });
  expect(preview.errors).toHaveLength(200);
  expect(preview.sample).toHaveLength(20);
  expect(preview.sample[0]).toEqual({ row: 252, hamletName: 'Bản Nà Lếch', headName: 'Lò Văn Pản 250', kind: 'new', fields: [] });
});

const cell = {
  hamlet: fc.constantFrom('Thôn Đồng Xuân', 'nà lếch'),
  head: fc.constantFrom('Lò Văn Pản', 'Lo Van Pan', "H'Bia Niê", 'Nguyễn Thị Hoà', 'Nguyễn Thị Hòa'),
  address: fc.constantFrom('', '—', 'Nhóm 1', 'nhóm 1', 'Nhóm 2'),
  phone: fc.constantFrom('', '0992000001', '992000001', '0992000002', '0992000003'),
  poverty: fc.constantFrom('', 'Nghèo', 'cận nghèo'),
  people: fc.constantFrom('', '1', '4 khẩu'),
};
const columns = ['hamlet', 'head', 'address', 'phone', 'poverty', 'people'] as const;
const anyRows = fc.array(fc.tuple(...columns.map((column) => cell[column])), { maxLength: 10 });

test('any list without ambiguous rows changes nothing the second time, whatever stood there before', () => {
  fc.assert(
    fc.property(anyRows, anyRows, fc.integer({ min: 2, max: 6 }), (rows, before, width) => {
      const titles = heading.slice(0, width);
      const cut = (all: string[][]) => all.map((one) => one.slice(0, width));
      const earlier = written([], plan(before, []));
      const first = plan(cut(rows), earlier, titles);
      fc.pre(first.errors.every(({ code }) => code !== 'household-ambiguous'));
      const second = plan(cut(rows), written(earlier, first), titles);
      expect(toWrite(second)).toEqual([]);
      expect(second.errors).toEqual(first.errors);
    }),
    { numRuns: 500 },
  );
});

function written(current: CurrentHousehold[], done: ReturnType<typeof plan>): CurrentHousehold[] {
  const byId = new Map(current.map((one) => [one.id, one]));
  for (const outcome of done.outcomes) {
    const id = outcome.kind === 'new' ? `new-${byId.size}` : outcome.householdId;
    const { scope, hamletName } = outcome.row;
    byId.set(id, { id, scope, hamletName, formerly: [], ...outcome.listing });
  }
  return [...byId.values()];
}
