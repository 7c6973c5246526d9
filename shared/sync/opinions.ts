import { type Fact, latest } from './fact.ts';
import { type Heads, noHeads, observe } from './heads.ts';
import { currentOf, type FactField } from './policy.ts';

/** What a lead or an official decided about observations that contradict each other. It can be decided anew at any time. */
export type Verdict =
  /** One of them is right. */
  | { kind: 'value'; pick: string; covers: string[] }
  /** None of them is: it is unknown again. */
  | { kind: 'neither'; covers: string[] }
  /** Somebody is to look at the next visit. */
  | { kind: 'check'; covers: string[] }
  /** The last verdict is taken back. */
  | { kind: 'reopen'; covers: string[] };

/** What is kept of a fact besides its current value; absent while nobody has contradicted anybody. */
export interface Opinions<T = string | null> {
  /** Observations that stand beside the current one, or that a verdict has set aside. */
  others?: Fact<T>[];
  past?: Heads<T>['past'];
  verdicts?: { heads: Fact<Verdict>[]; past?: Heads<Verdict>['past'] };
}

/** A fact with all that is kept of it. */
export interface Known<T> {
  fact: Fact<T> | undefined;
  opinions: Opinions<T> | undefined;
}

/** The fact after one more observation of it; an `undefined` one says nothing. */
export function withObservation<T>(field: FactField, known: Known<T>, next: Fact<T> | undefined): Known<T> {
  if (next === undefined) return known;
  return knownFrom(field, observe(headsOf(known), next), verdictsOf(known));
}

/** The fact after one more verdict on it. */
export function withVerdict<T>(field: FactField, known: Known<T>, verdict: Fact<Verdict>): Known<T> {
  return knownFrom(field, headsOf(known), observe(verdictsOf(known), verdict));
}

/** Two people may have kept the same thing under two names: all that either knows. */
export function joined<T>(field: FactField, a: Known<T>, b: Known<T>): Known<T> {
  const heads = headsOf(b).heads.reduce(observe, headsOf(a));
  const verdicts = verdictsOf(b).heads.reduce(observe, verdictsOf(a));
  return knownFrom(field, heads, verdicts);
}

/** The observations that stand side by side now, the verdict applied. */
export function standingOf<T>(known: Known<T>): Fact<T>[] {
  return standing(headsOf(known).heads, verdictOn(known));
}

/** The verdict that counts; of two given without knowledge of each other the later one. `undefined`: none was given. */
export function verdictOn<T>(known: Known<T>): Fact<Verdict> | undefined {
  return lastOf(verdictsOf(known));
}

export function headsOf<T>({ fact, opinions }: Known<T>): Heads<T> {
  const heads = [...(fact === undefined ? [] : [fact]), ...(opinions?.others ?? [])];
  return { heads, past: opinions?.past ?? noHeads.past };
}

function verdictsOf<T>({ opinions }: Known<T>): Heads<Verdict> {
  return { ...noHeads, ...opinions?.verdicts };
}

function lastOf({ heads }: Heads<Verdict>): Fact<Verdict> | undefined {
  return heads.reduce<Fact<Verdict> | undefined>((before, one) => latest(before, one), undefined);
}

function standing<T>(heads: Fact<T>[], verdict: Fact<Verdict> | undefined): Fact<T>[] {
  if (verdict === undefined || verdict.value.kind === 'check' || verdict.value.kind === 'reopen') return heads;
  const { covers } = verdict.value;
  const pick = verdict.value.kind === 'value' ? verdict.value.pick : null;
  return heads.filter(({ op }) => op === pick || !covers.includes(op));
}

/** In the form in which it is kept: nothing that says nothing. */
function knownFrom<T>(field: FactField, { heads, past }: Heads<T>, verdicts: Heads<Verdict>): Known<T> {
  const fact = currentOf(field, standing(heads, lastOf(verdicts)));
  const others = heads.filter((head) => head !== fact);
  const opinions: Opinions<T> = {
    ...(others.length > 0 && { others: others.sort((a, b) => (a.op < b.op ? -1 : 1)) }),
    ...(Object.keys(past).length > 0 && { past }),
    ...(verdicts.heads.length > 0 && { verdicts: { heads: verdicts.heads, ...(Object.keys(verdicts.past).length > 0 && { past: verdicts.past }) } }),
  };
  return { fact, opinions: Object.keys(opinions).length > 0 ? opinions : undefined };
}
