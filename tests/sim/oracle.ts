import type { AtRest, Journalled, Said } from './at-rest.ts';

export class Violation extends Error {
  readonly invariant: string;
  constructor(invariant: string, what: string) {
    super(`${invariant}: ${what}`);
    this.invariant = invariant;
  }
}

/** Writes down what people and phones were told, and holds it against the end. Knows nothing of the product's code. */
export class Oracle {
  readonly said = new Map<string, Said>();
  readonly saved = new Map<string, string>();
  readonly acked = new Map<string, string>();
  readonly #forgotten = new Set<string>();
  readonly #excused = new Set<string>();
  readonly #heads = new Map<string, number>();

  committed(scope: string, epoch: string, versions: number[]): void {
    for (const ver of versions) {
      const head = this.#heads.get(`${scope} ${epoch}`) ?? ver - 1;
      must(ver === head + 1, 'I7', `in ${scope} version ${ver} follows ${head}`);
      this.#heads.set(`${scope} ${epoch}`, ver);
    }
  }

  /** `before` and `after`: what the journal had under the id when the question came, and when it was answered. */
  answeredPush(answers: { id: string; kind: string; sent: string | undefined; before: string | undefined; after: string | undefined }[]): void {
    for (const { id, kind, sent, before, after } of answers) {
      if (kind === 'ok' || kind === 'dup') must(after === sent, 'I3', `${id} answered ${kind}, journal: ${after}, sent: ${sent}`);
      else must(before === undefined || before !== sent, 'I9', `${id} is taken and answered ${kind}`);
    }
  }

  answeredPull(mayKnow: ReadonlySet<string>, scopes: string[]): void {
    for (const scope of scopes) must(mayKnow.has(scope), 'I5', `rows of ${scope} answered without a grant`);
  }

  /** A device lost work: what the server does not have at this moment is gone with it. */
  lost(ids: string[], isTaken: (id: string) => boolean): void {
    for (const id of ids) (isTaken(id) ? this.#forgotten : this.#excused).add(id);
  }

  /** The server went back to a backup: what no device holds any more is gone for good. */
  restored(): void {
    for (const id of this.#forgotten) this.#excused.add(id);
  }

  /** What a phone shows now: its own visits, in every household that it shows. */
  shows(phone: string, own: { id: string; visit: string; household: string }[], view: ReadonlyMap<string, ReadonlySet<string>>): void {
    for (const { id, visit, household } of own) must(view.get(household)?.has(visit) !== false, 'I1', `${phone} does not show the visit of ${id}`);
  }

  judge(rest: AtRest): void {
    must(rest.failures.length === 0, 'I8', `the server failed by itself: ${rest.failures.join('; ')}`);
    must(rest.unsettled === null, 'I8', `not at rest: ${rest.unsettled}`);
    const journal = new Set<string>();
    for (const hamlet of rest.hamlets) {
      hamlet.journal.sort((a, b) => a.ver - b.ver);
      for (const [index, { id, ver, content }] of hamlet.journal.entries()) {
        must(!journal.has(id), 'I3', `${id} stands twice in the journals`);
        must(ver === index + 1, 'I7', `version ${ver} of ${hamlet.scope} stands at ${index + 1}`);
        must(this.said.get(id)?.content === content, 'I3', `${id} is not what was said`);
        journal.add(id);
      }
      must(hamlet.head === hamlet.journal.length, 'I7', `head ${hamlet.head} of ${hamlet.scope} after ${hamlet.journal.length}`);
      for (const read of hamlet.readings) must(read.join() === hamlet.whole.join(), 'I10', `${hamlet.scope} reads ${read.join()}, not ${hamlet.whole.join()}`);
      this.#judgeDerived(hamlet);
    }
    const isAside = (id: string) => rest.hamlets.some(({ scope, keptAside }) => scope === this.said.get(id)?.scope && keptAside.includes(id));
    const shown = new Set(rest.phones.flatMap(({ outbox }) => outbox.map(({ id }) => id)));
    // A phone without any hamlet never hears that the server went back.
    for (const { granted, outbox } of rest.phones) if (granted.length === 0) for (const { id } of outbox) this.#excused.add(id);
    const isThere = (id: string) => this.#excused.has(id) || journal.has(id) || isAside(id);
    for (const [id, phone] of this.saved) must(isThere(id) || shown.has(id), 'I1', `${id} was saved on ${phone} and is nowhere`);
    for (const [id, phone] of this.acked) must(isThere(id), 'I2', `${id} had arrived, said ${phone}, and is not there`);
    for (const phone of rest.phones) this.#judgePhone(phone, rest, journal);
  }

  #judgePhone({ name, granted, pages, outbox, views }: AtRest['phones'][number], rest: AtRest, journal: ReadonlySet<string>): void {
    for (const scope of pages) must(granted.includes(scope), 'I5', `${name} keeps ${scope} without a grant`);
    const known = views.map(({ scope }) => scope).sort().join();
    must(known === granted.toSorted().join(), 'I4', `${name} shows ${known}, not ${granted.join()}`);
    for (const { scope, households, unsettled } of views) {
      const server = rest.hamlets.find((one) => one.scope === scope)?.households ?? {};
      for (const id of new Set([...Object.keys(households), ...Object.keys(server)])) {
        must(unsettled.includes(id) || households[id] === server[id], 'I4', `${name} shows ${id} as ${households[id]}, not ${server[id]}`);
      }
    }
    for (const { id, state } of outbox) {
      must(state !== 'arrived' || journal.has(id) || this.#excused.has(id), 'I9', `${name} says that ${id} arrived; it did not`);
      must(state === 'arrived' || state === 'waiting' || !journal.has(id), 'I9', `${name} says that ${id} is ${state}; it was taken`);
    }
  }

  #judgeDerived({ scope, journal, derived, tally }: AtRest['hamlets'][number]): void {
    const told = new Map<string, Told[]>();
    for (const entry of journal) {
      const { at = '', facts = [] } = this.said.get(entry.id) ?? {};
      must(entry.doneAt === (at < entry.receivedAt ? at : entry.receivedAt), 'I6', `${entry.id} is dated ${entry.doneAt}`);
      for (const fact of facts) told.set(fact.key, [...(told.get(fact.key) ?? []), { ...fact, ...entry }]);
    }
    const best = new Map([...told].map(([key, all]) => [key, standing(all).reduce((a, b) => (order(a) > order(b) ? a : b))] as const));
    const says = new Map([...best].map(([key, one]) => [key, { value: `${one.value} by ${one.id}` }]));
    for (const [key, all] of told) if (all[0]?.by === 'seen') says.set(`opinions ${key}`, { value: standing(all).map(({ id }) => id).sort().join() });
    for (const key of new Set([...says.keys(), ...Object.keys(derived)]))
      must(derived[key] === says.get(key)?.value, 'I6', `${key} in ${scope} is ${derived[key]}, not ${says.get(key)?.value}`);
    const count = (fits: RegExp) => new Set([...says].flatMap(([key, { value }]) => fits.exec(`${key} ${value}`)?.[1] ?? [])).size;
    const counts = { households: count(/^(?:listing|registration) (\S+)/), visits: count(/^visit (\S+)/), smartphoneYes: count(/^smartphone (\S+) yes/) };
    for (const [key, value] of Object.entries(counts)) must(tally[key] === value, 'I3', `${key} in ${scope}: ${tally[key]}, not ${value}`);
  }
}

type Told = Said['facts'][number] & Journalled;

/** What nobody who spoke later had seen. */
function standing(all: Told[]): Told[] {
  const hasSeen = (one: Told, ver: number) => ver <= Math.min(one.bv, one.ver - 1);
  const isLater = (one: Told, other: Told) => one.device !== null && one.device === other.device && one.seq > other.seq && !hasSeen(other, one.ver);
  return all[0]?.by === 'seen' ? all.filter((x) => !all.some((y) => y !== x && (hasSeen(y, x.ver) || isLater(y, x)))) : all;
}

function order({ by, id, doneAt, height = 0 }: Told): string {
  return by === 'id' ? id : `${height} ${doneAt} ${id}`;
}

function must(holds: boolean, invariant: string, what: string): void {
  if (!holds) throw new Violation(invariant, what);
}
