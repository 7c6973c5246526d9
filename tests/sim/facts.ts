import { emptyFile, type HouseholdFile } from '#shared/household/household-file.ts';
import { houseFact, memberFact } from '#shared/sync/contested.ts';
import { headsOf, type Known, verdictOn } from '#shared/sync/opinions.ts';
import type { Row } from '#shared/sync/pull.ts';
import type { Settlement } from '#shared/sync/settlement.ts';
import type { OperationBody } from '#client/store/kept-operation.ts';
import type { Said } from './at-rest.ts';

const day = '2026-11-22';
const morning = `${day}T01:00:00.000Z`;

/** A UUID that says what it is of: `kind` two, `place` and `number` four hexadecimal digits. */
export function idOf(kind: number, place: number, number = 0): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  return `01900000-0000-7000-80${hex(kind, 2)}-0000${hex(place, 4)}${hex(number, 4)}`;
}

export function householdId(hamlet: number, number: number): string {
  return idOf(1, hamlet, number);
}

/** One of the things in a household, by the household's own id. */
function idWithin(household: string, kind: number, number: number): string {
  const [hamlet, own] = [household.slice(-8, -4), household.slice(-4)].map((part) => Number.parseInt(part, 16));
  return idOf(kind, hamlet ?? 0, (own ?? 0) * 16 + number);
}

/** The office's line about a household. */
export function listing(hamlet: number, number: number, look: number): OperationBody {
  return {
    t: 'household.enlist',
    b: {
      householdId: householdId(hamlet, number),
      headName: nameOf(look),
      address: null,
      phone: null,
      poverty: look % 3 === 0 ? 'poor' : 'none',
      people: 4,
    },
  };
}

export function registration(hamlet: number, number: number, look: number): OperationBody {
  return {
    t: 'household.register',
    b: { householdId: householdId(hamlet, number), headName: nameOf(look), address: null, phone: null, people: null, notTheSameAs: [] },
  };
}

export function visit(household: string, nth: number, look: number, met: boolean): OperationBody {
  const any = { visitId: idWithin(household, 2, nth), householdId: household, startedAt: morning, revisitOn: null };
  if (!met) return { t: 'visit.log', b: { outcome: look % 2 === 0 ? 'absent' : 'closed', ...any } };
  const members = [0, 1].slice(0, 1 + (look % 2)).map((person) => idWithin(household, 3, person));
  return {
    t: 'visit.log',
    b: {
      outcome: 'met',
      ...any,
      consent: { notice: '2026-11', manner: 'spoken', witness: null },
      met: members,
      members: members.map((memberId) => ({
        memberId,
        name: nameOf(look + 1),
        birthYear: 1985,
        sex: null,
        phone: null,
        simOwn: null,
        rung: look % 5 === 0 ? null : look % 5 < 3 ? 'level-1' : 'activated',
        skills: { account: null, login: null, service: null },
        how: 'seen',
      })),
      smartphone: look % 4 === 0 ? null : look % 4 === 1 ? 'no' : 'yes',
      broadband: null,
      signal: null,
      houseHow: 'told',
      services: [],
      reasons: [],
      minutes: 20,
    },
  };
}

/** One entry is another name of that household; `null`: it is not. */
export function merger(household: string, into: string | null): OperationBody {
  return { t: 'household.merge', b: { householdId: household, into, reason: null } };
}

/** What somebody decides about the smartphone of a household, seeing these opinions. */
export function settlement(household: string, kind: Settlement['verdict']['kind'], covers: string[], look: number): OperationBody {
  const verdict = kind === 'value' ? { kind, covers, pick: covers[look % covers.length] ?? '' } : { kind, covers };
  return { t: 'fact.settle', b: { householdId: household, memberId: null, field: 'smartphone', verdict, reason: null } };
}

/** The operation as the oracle knows it. */
export function said(id: string, scope: string, at: string, body: OperationBody): Said {
  return { id, scope, at, content: contentOf(body), facts: factsOf(body) };
}

function factsOf(body: OperationBody): Said['facts'] {
  const { householdId: household } = body.b;
  if (body.t === 'household.enlist') return [{ key: `listing ${household}`, value: body.b.headName, by: 'time' }];
  if (body.t === 'household.register') return [{ key: `registration ${household}`, value: body.b.headName, by: 'time' }];
  if (body.t === 'household.merge') return [{ key: `merged ${household}`, value: body.b.into ?? 'none', by: 'seen' }];
  if (body.t === 'fact.settle') return [verdictOf(household, body.b.verdict)];
  if (body.t !== 'visit.log') return [];
  const { b: report } = body;
  const facts: Said['facts'] = [{ key: `visit ${report.visitId}`, value: report.outcome, by: 'id' }];
  if (report.outcome !== 'met') return facts;
  if (report.smartphone !== null) facts.push({ key: `smartphone ${household}`, value: report.smartphone, by: 'seen' });
  for (const { memberId, name, rung } of report.members) {
    facts.push({ key: `name ${memberId}`, value: name, by: 'time' });
    if (rung !== null) facts.push({ key: `rung ${memberId}`, value: rung, by: 'seen', height: rung === 'activated' ? 2 : 1 });
  }
  return facts;
}

function verdictOf(household: string, verdict: Settlement['verdict']): Said['facts'][number] {
  const { kind, covers } = verdict;
  const isOpen = kind === 'check' || kind === 'reopen';
  const about = `smartphone ${household}`;
  return {
    key: `verdict on ${about}`,
    value: kind,
    by: 'seen',
    verdict: { about, covers: isOpen ? [] : covers, pick: kind === 'value' ? verdict.pick : null },
  };
}

/** The same facts, as the server's rows have them. */
export function derivedFrom(rows: Iterable<Row>): Record<string, string> {
  const derived: Record<string, string> = {};
  const put = (key: string, fact: { value: unknown; op: string } | undefined) => {
    if (fact !== undefined) derived[key] = `${String(fact.value)} by ${fact.op}`;
  };
  const putOpinions = (key: string, known: Known<unknown>) => {
    const { heads } = headsOf(known);
    if (heads.length > 0) derived[`opinions ${key}`] = heads.map(({ op }) => op).sort().join();
    const verdict = verdictOn(known);
    if (verdict !== undefined) put(`verdict on ${key}`, { value: verdict.value.kind, op: verdict.op });
    const verdicts = known.opinions?.verdicts?.heads ?? [];
    if (verdicts.length > 0) derived[`opinions verdict on ${key}`] = verdicts.map(({ op }) => op).sort().join();
  };
  for (const row of rows) {
    const { id } = row;
    if (row.kind === 'household') {
      const { listing: listed, registration: registered, smartphone } = row.body;
      put(`listing ${id}`, listed && { value: listed.value.headName, op: listed.op });
      put(`registration ${id}`, registered && { value: registered.value.headName, op: registered.op });
      put(`smartphone ${id}`, smartphone);
      putOpinions(`smartphone ${id}`, houseFact(row.body, 'smartphone'));
      put(`merged ${id}`, row.body.mergedInto && { value: row.body.mergedInto.value ?? 'none', op: row.body.mergedInto.op });
      putOpinions(`merged ${id}`, houseFact(row.body, 'mergedInto'));
    } else if (row.kind === 'member') {
      put(`name ${id}`, { value: row.body.identity.value.name, op: row.body.identity.op });
      put(`rung ${id}`, row.body.rung);
      putOpinions(`rung ${id}`, memberFact(row.body, 'rung'));
    } else {
      put(`visit ${id}`, { value: row.body.outcome, op: row.body.op });
    }
  }
  return derived;
}

/** Households of a hamlet's rows. */
export function filesFrom(rows: Iterable<Row>): HouseholdFile[] {
  const files = new Map<string, HouseholdFile>();
  for (const row of rows) {
    const id = row.kind === 'household' ? row.id : row.body.householdId;
    const file = files.get(id) ?? emptyFile(id);
    files.set(id, file);
    if (row.kind === 'household') file.household = row.body;
    else if (row.kind === 'member') file.members[row.id] = row.body;
    else file.visits[row.id] = row.body;
  }
  return [...files.values()];
}

export function contentOf({ t, b }: { t: string; b: unknown }): string {
  return `${t} ${inOrder(b)}`;
}

// The same bodies and rows are looked at over and over, and never change.
const written = new WeakMap<object, string>();

/** JSON with its keys in one order. */
export function inOrder(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const known = written.get(value);
  if (known !== undefined) return known;
  const text = Array.isArray(value)
    ? `[${value.map(inOrder).join(',')}]`
    : `{${Object.entries(value)
        .filter(([, one]) => one !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, one]) => `${key}:${inOrder(one)}`)
        .join(',')}}`;
  written.set(value, text);
  return text;
}

function nameOf(look: number): string {
  return ['Lò Thị Ính', 'Quàng Văn Pỏm', 'Y Đăk', 'Hoàng Thị Lan'][look % 4] ?? '';
}
