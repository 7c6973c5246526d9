import type { Listing, Particulars } from './household.ts';
import { rosterKey, type RosterReading } from './roster-rows.ts';
import {
  type RosterField,
  rosterFields,
  type RosterPreview,
  type RosterRow,
  type RosterRowError,
} from './roster.ts';

/** A household as it is known before the import. */
export interface CurrentHousehold extends Particulars {
  id: string;
  scope: number;
  hamletName: string;
  /** Hamlets that it came from: a list may still have it there. */
  formerly: readonly number[];
}

/** What one row comes to. `listing` is what the office's list will say of the household. */
export type RosterOutcome = { row: RosterRow; listing: Omit<Listing, 'householdId'> } & (
  | { kind: 'new' }
  | { kind: 'changed'; householdId: string; fields: RosterField[] }
  | { kind: 'same'; householdId: string }
);

export interface RosterPlan {
  outcomes: RosterOutcome[];
  errors: RosterRowError[];
  passedOver: number;
}

const shownErrors = 200;
const shownSample = 20;

/**
 * Compares a list with the households that are there. A row is a household that is known when hamlet, head and address
 * agree; where several do, the phone decides; and a household whose address alone was corrected is recognised by head
 * and phone. A household that has moved since the list was made is known where the list has it, and stays where it is.
 * What the list leaves empty stays as it was.
 */
export function planRoster(reading: RosterReading, current: readonly CurrentHousehold[]): RosterPlan {
  const matches = matchRows(reading, current);
  const errors = reading.rows
    .filter((row) => matches.get(row) === 'ambiguous')
    .map((row) => ambiguous(row, reading))
    .concat(reading.errors)
    .sort((a, b) => a.row - b.row);
  const outcomes = reading.rows.flatMap((row) => {
    const match = matches.get(row);
    return match === 'ambiguous' ? [] : [outcomeOf(row, match)];
  });
  return { outcomes, errors, passedOver: reading.passedOver };
}

/** The plan as it is shown; `digest` is the hash that the caller made of it. */
export function previewOf(plan: RosterPlan, sheet: string | null, digest: string): RosterPreview {
  const count = (kind: RosterOutcome['kind']) => plan.outcomes.filter((outcome) => outcome.kind === kind).length;
  const leftOut = new Set(plan.errors.map(({ row }) => row)).size;
  return {
    digest,
    sheet,
    rows: plan.outcomes.length + leftOut,
    passedOver: plan.passedOver,
    created: count('new'),
    changed: count('changed'),
    same: count('same'),
    leftOut,
    errors: plan.errors.slice(0, shownErrors),
    errorCount: plan.errors.length,
    sample: toWrite(plan)
      .slice(0, shownSample)
      .map(({ row, ...outcome }) => ({
        row: row.row,
        hamletName: row.hamletName,
        headName: row.headName,
        kind: outcome.kind,
        fields: outcome.kind === 'changed' ? outcome.fields : [],
      })),
  };
}

/** The outcomes that confirming writes. */
export function toWrite(plan: RosterPlan): Exclude<RosterOutcome, { kind: 'same' }>[] {
  return plan.outcomes.filter((outcome) => outcome.kind !== 'same');
}

function outcomeOf(read: RosterRow, match: CurrentHousehold | undefined): RosterOutcome {
  const row = match === undefined ? read : { ...read, scope: match.scope, hamletName: match.hamletName };
  const listing = {
    headName: row.headName,
    address: row.address ?? match?.address ?? null,
    phone: row.phone ?? match?.phone ?? null,
    poverty: row.poverty ?? match?.poverty ?? 'none',
    people: row.people ?? match?.people ?? null,
  };
  if (match === undefined) return { kind: 'new', row, listing };
  const fields = rosterFields.filter((field) => listing[field] !== match[field]);
  if (fields.length === 0) return { kind: 'same', row, listing, householdId: match.id };
  return { kind: 'changed', row, listing, householdId: match.id, fields };
}

type Matches = Map<RosterRow, CurrentHousehold | 'ambiguous'>;
type Comparable = Pick<RosterRow & CurrentHousehold, 'scope' | 'headName' | 'address' | 'phone'>;
/** A household in a hamlet where a list may have it. */
type Sought = Comparable & { known: CurrentHousehold };

function matchRows(reading: RosterReading, current: readonly CurrentHousehold[]): Matches {
  const matches: Matches = new Map();
  const taken = new Set<CurrentHousehold>();

  /** Pairs what is still single and has the same key; where it is not one and one, nobody is taken. */
  function pair(sought: readonly Sought[], keyOf: (one: Comparable) => string | null, areTwins: (households: Sought[]) => boolean): void {
    const households = grouped(sought.filter(({ known }) => !taken.has(known)), keyOf);
    for (const [key, rows] of grouped(reading.rows.filter((row) => !matches.has(row)), keyOf)) {
      const [household, ...others] = households.get(key) ?? [];
      if (household === undefined) continue;
      const isClear = rows.length === 1 && (others.length === 0 || areTwins([household, ...others]));
      for (const row of rows) matches.set(row, isClear ? household.known : 'ambiguous');
      if (isClear) taken.add(household.known);
    }
  }

  // Without a column for it, the address cannot tell households apart.
  const listKey = reading.titles.address === undefined ? nameKey : rosterKey;
  const here = current.map((known) => ({ ...known, known }));
  const moved = current.flatMap((known) => known.formerly.map((scope) => ({ ...known, scope, known })));
  for (const sought of [here, moved]) {
    // Entered twice on our side, alike to the phone: the list speaks of the older one.
    pair(sought, (one) => withPhone(listKey(one), one), alikeInAddress);
    pair(sought, (one) => withPhone(nameKey(one), one), () => false);
    pair(sought, listKey, () => false);
  }
  return matches;
}

function grouped<T extends Comparable>(all: readonly T[], keyOf: (one: Comparable) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

function nameKey(one: Comparable): string {
  return rosterKey({ ...one, address: null });
}

function withPhone(key: string, { phone }: Comparable): string | null {
  return phone === null ? null : `${key}|${phone}`;
}

function alikeInAddress(households: Comparable[]): boolean {
  return new Set(households.map(rosterKey)).size === 1;
}

function ambiguous(row: RosterRow, { titles }: RosterReading): RosterRowError {
  return { row: row.row, column: titles.headName ?? 'headName', code: 'household-ambiguous', value: row.headName };
}
