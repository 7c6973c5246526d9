import { emptyFile, type HouseholdFile, isFounded } from '#shared/household/household-file.ts';
import { combined, mergedInto, type OtherName, otherNames, rootOf } from '#shared/household/merge.ts';
import { compareNames, compareWords } from '#shared/base/text.ts';
import { householdOf } from '#shared/sync/operation.ts';
import type { GrantedScope } from '#shared/sync/pull.ts';
import { replay } from '#shared/sync/reduce.ts';
import { scopeKey } from '#shared/sync/scope.ts';
import { isPending, type KeptOperation } from './kept-operation.ts';
import { createLiveValue, type LiveValue } from './live-value.ts';
import { filesOf, type Page } from './page.ts';
import { entryOf, type RosterEntry } from './roster-entry.ts';

/** `complete`: the hamlet has been read to the end and added up; until then some of its list may still be on its way. */
export type Hamlet = GrantedScope & { complete: boolean };

export interface Roster {
  hamlets: Hamlet[];
  entries: RosterEntry[];
  /** Households that have left one of these hamlets, by id, and where they went. */
  departures: ReadonlyMap<string, Departure>;
}

/** `movedTo`: another hamlet of the commune; `null`: elsewhere. */
export interface Departure {
  commune: string;
  movedTo: number | null;
}

/** What lies in memory while the phone is open, and what the view is made of. */
export interface RosterSource {
  /** Whose phone it is: what was said on it later replaces what was said on it before. */
  account: { deviceId: string };
  granted: readonly GrantedScope[];
  pages: ReadonlyMap<string, Page>;
  operations: ReadonlyMap<string, KeptOperation>;
}

export interface RosterView {
  roster: LiveValue<Roster>;
  /** Everything anew: after unlocking, and when the grants change. */
  rebuild(source: RosterSource): void;
  /** One hamlet; only these households of it, or `null`: all that it has. */
  refresh(source: RosterSource, key: string, households: Iterable<string> | null): void;
  clear(): void;
}

/** `view = page + pending`: server rows are never copied over pending work, and pending work never into the page. */
export function createRosterView(): RosterView {
  const roster = createLiveValue<Roster>(nothing);
  let hamlets = new Map<string, HamletView>();
  return {
    roster,
    rebuild(source) {
      const granted = [...source.granted].sort(byName);
      hamlets = new Map(granted.map((one) => [scopeKey(one), unread(one)]));
      for (const [key, hamlet] of hamlets) recompute(hamlet, source, key, null);
      roster.set(gathered(hamlets));
    },
    refresh(source, key, households) {
      const hamlet = hamlets.get(key);
      if (hamlet === undefined) return;
      recompute(hamlet, source, key, households === null ? null : new Set(households));
      roster.set(gathered(hamlets));
    },
    clear() {
      hamlets = new Map();
      roster.set(nothing);
    },
  };
}

const nothing: Roster = { hamlets: [], entries: [], departures: new Map() };

interface HamletView {
  granted: GrantedScope;
  complete: boolean;
  /** Every entry by itself, also those that are only another name of a household. */
  files: Map<string, HouseholdFile>;
  entries: Map<string, RosterEntry>;
  sorted: RosterEntry[];
  left: Map<string, Departure>;
}

function unread(granted: GrantedScope): HamletView {
  return { granted, complete: false, files: new Map(), entries: new Map(), sorted: [], left: new Map() };
}

function recompute(hamlet: HamletView, source: RosterSource, key: string, only: Set<string> | null): void {
  const page = source.pages.get(key);
  const files = page === undefined ? new Map<string, HouseholdFile>() : filesOf(page);
  const work = pendingByHousehold(source, key, page ?? null);
  const households = only ?? new Set([...files.keys(), ...work.keys(), ...hamlet.files.keys()]);
  const before = hamlet.files;
  hamlet.files = new Map(before);
  for (const id of households) {
    const file = fileFor(id, files.get(id), work.get(id) ?? [], source.account.deviceId);
    if (file === null) hamlet.files.delete(id);
    else hamlet.files.set(id, file);
  }
  const waiting = waitingAmong(work, hamlet.files);
  let sameOrder = true;
  for (const [id, { file, names }] of shownAmong(namesOf(households, before, hamlet.files), hamlet.files)) {
    const known = hamlet.entries.get(id);
    if (file === null) hamlet.entries.delete(id);
    else hamlet.entries.set(id, entryOf(hamlet.granted, file, { waiting: waiting.has(id), names }));
    sameOrder &&= known?.particulars.headName === hamlet.entries.get(id)?.particulars.headName;
  }
  hamlet.complete = page?.complete ?? false;
  hamlet.left = departuresIn(page);
  hamlet.sorted = sameOrder
    ? hamlet.sorted.map((entry) => hamlet.entries.get(entry.file.id) ?? entry)
    : [...hamlet.entries.values()].sort(byGivenName);
}

function departuresIn(page: Page | undefined): Map<string, Departure> {
  const gone = (page?.rows ?? []).flatMap((row) => (row.kind === 'household' && row.body.gone !== undefined ? [row] : []));
  return new Map(gone.map(({ id, body }) => [id, { commune: page?.scope.commune ?? '', movedTo: body.gone?.movedTo ?? null }]));
}

function pendingByHousehold(source: RosterSource, key: string, page: Page | null): Map<string, KeptOperation[]> {
  const ofHamlet = [...source.operations.values()].filter((kept) => scopeKey(kept.scope) === key);
  const work = ofHamlet.filter((kept) => isPending(kept, page));
  work.sort((a, b) => a.op.seq - b.op.seq);
  const byHousehold = new Map<string, KeptOperation[]>();
  for (const kept of work) {
    const id = householdOf(kept.op);
    const known = byHousehold.get(id);
    if (known === undefined) byHousehold.set(id, [kept]);
    else known.push(kept);
  }
  return byHousehold;
}

function fileFor(id: string, file: HouseholdFile | undefined, work: KeptOperation[], device: string): HouseholdFile | null {
  const now = replay(
    file ?? emptyFile(id),
    work.map((kept) => ({ ...kept.op, device })),
  );
  // A household that only visits speak of has no name yet: it comes with the next page.
  return now === null || !isFounded(now) ? null : now;
}

/** These households with all that are, or were a moment ago, names of the same ones. */
function namesOf(ids: ReadonlySet<string>, ...times: ReadonlyMap<string, HouseholdFile>[]): Set<string> {
  const pointing = times.flatMap((files) => [...files.values()].flatMap(({ id, household }) => pairFrom(id, mergedInto(household))));
  const names = new Set(ids);
  for (let known = -1; pointing.length > 0 && known < names.size; ) {
    known = names.size;
    for (const pair of pointing) if (pair.some((id) => names.has(id))) for (const id of pair) names.add(id);
  }
  return names;
}

function pairFrom(id: string, into: string | null): [string, string][] {
  return into === null ? [] : [[id, into]];
}

interface Shown {
  /** `null`: nothing, it is another name of a household, or gone. */
  file: HouseholdFile | null;
  names: readonly OtherName[];
}

/** What is to be shown under each of these ids. */
function shownAmong(ids: ReadonlySet<string>, files: ReadonlyMap<string, HouseholdFile>): Map<string, Shown> {
  const meant = new Map([...ids].flatMap((id) => filePair(id, files.get(id))));
  const together = combined(meant);
  const names = otherNames(meant);
  return new Map([...ids].map((id) => [id, { file: together.get(id) ?? null, names: names.get(id) ?? [] }]));
}

function filePair(id: string, file: HouseholdFile | undefined): [string, HouseholdFile][] {
  return file === undefined ? [] : [[id, file]];
}

/** Households of which something, under any of their names, has not yet reached the commune. */
function waitingAmong(work: ReadonlyMap<string, KeptOperation[]>, files: ReadonlyMap<string, HouseholdFile>): Set<string> {
  const waiting = [...work].filter(([, kept]) => kept.some(({ state }) => state.kind !== 'arrived'));
  return new Set(waiting.map(([id]) => rootOf(id, files)));
}

function gathered(hamlets: Map<string, HamletView>): Roster {
  const all = [...hamlets.values()];
  const lists = all.map(({ sorted }) => sorted);
  let entries: RosterEntry[] | null = null;
  return {
    hamlets: all.map(({ granted, complete }) => ({ ...granted, complete })),
    // While hamlet after hamlet arrives, nobody looks at the whole list.
    get entries() {
      return (entries ??= lists.flat());
    },
    departures: new Map(all.flatMap((hamlet) => [...hamlet.left])),
  };
}

function byName(a: GrantedScope, b: GrantedScope): number {
  return compareWords(a.hamletName, b.hamletName) || compareWords(scopeKey(a), scopeKey(b));
}

function byGivenName(a: RosterEntry, b: RosterEntry): number {
  return compareNames(a.particulars.headName, b.particulars.headName) || (a.file.id < b.file.id ? -1 : 1);
}
