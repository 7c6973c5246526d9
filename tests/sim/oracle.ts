import type { AtRest, Journals, Said, Told } from './at-rest.ts';
import { must } from './violation.ts';

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
      must(ver - 1 === (this.#heads.get(`${scope} ${epoch}`) ?? ver - 1), 'I7', `in ${scope} version ${ver} is out of turn`);
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
      for (const [index, { id, ver, content, move, doneAt, receivedAt }] of hamlet.journal.entries()) {
        const { at = '', content: meant } = this.said.get(id) ?? {};
        must(!journal.has(id), 'I3', `${id} stands twice in the journals`);
        must(ver === index + 1, 'I7', `version ${ver} of ${hamlet.scope} stands at ${index + 1}`);
        must(move !== null || meant === content, 'I3', `${id} is not what was said`);
        must(move !== null || doneAt === (at < receivedAt ? at : receivedAt), 'I6', `${id} is dated ${doneAt}`);
        journal.add(id);
      }
      must(hamlet.head === hamlet.journal.length, 'I7', `head ${hamlet.head} of ${hamlet.scope} after ${hamlet.journal.length}`);
      must(!hamlet.isEnded || Object.keys(hamlet.households).length === 0, 'I1', `${hamlet.scope} has ended and keeps households`);
      for (const read of hamlet.readings) must(read.join() === hamlet.whole.join(), 'I10', `${hamlet.scope} reads ${read.join()}, not ${hamlet.whole.join()}`);
    }
    const journals: Journals = new Map(rest.hamlets.map((hamlet) => [hamlet.scope, hamlet.journal]));
    for (const hamlet of rest.hamlets) this.#judgeDerived(hamlet, journals);
    const aside = new Set([...rest.strays, ...rest.hamlets.flatMap(({ keptAside }) => keptAside)]);
    const shown = new Set([...rest.carried, ...rest.phones.flatMap(({ outbox }) => outbox.map(({ id }) => id))]);
    // A phone without any hamlet never hears that the server went back.
    for (const { granted, outbox } of rest.phones) if (granted.length === 0) for (const { id } of outbox) this.#excused.add(id);
    const isThere = (id: string) => this.#excused.has(id) || journal.has(id) || aside.has(id);
    for (const [id, phone] of this.saved) must(isThere(id) || shown.has(id), 'I1', `${id} was saved on ${phone} and is nowhere`);
    for (const [id, phone] of this.acked) must(isThere(id), 'I2', `${id} had arrived, said ${phone}, and is not there`);
    for (const phone of rest.phones) this.#judgePhone(phone, rest, journal);
  }

  #judgePhone({ name, granted, pages, outbox, views }: AtRest['phones'][number], rest: AtRest, journal: ReadonlySet<string>): void {
    for (const scope of pages) must(granted.includes(scope), 'I5', `${name} keeps ${scope} without a grant`);
    must(views.map(({ scope }) => scope).sort().join() === granted.toSorted().join(), 'I4', `${name} does not show ${granted.join()}`);
    for (const { scope, households, unsettled } of views) {
      const server = rest.hamlets.find((one) => one.scope === scope)?.households ?? {};
      for (const id of new Set([...Object.keys(households), ...Object.keys(server)]))
        must(unsettled.includes(id) || households[id] === server[id], 'I4', `${name} shows ${id} as ${households[id]}, not ${server[id]}`);
    }
    for (const { id, state } of outbox) {
      must(state !== 'arrived' || journal.has(id) || this.#excused.has(id), 'I9', `${name} says that ${id} arrived; it did not`);
      must(state === 'arrived' || state === 'waiting' || !journal.has(id), 'I9', `${name} says that ${id} is ${state}; it was taken`);
    }
  }

  #judgeDerived({ scope, derived, tally }: AtRest['hamlets'][number], journals: Journals): void {
    const says = new Map<string, string>();
    const heads = new Map<string, Told[]>();
    const known = new Set(journals.get(scope)?.map(({ household }) => household));
    for (const one of [...known].flatMap((household) => standingOf(this.#told(journals, scope, household)))) heads.set(one.key, [...(heads.get(one.key) ?? []), one]);
    const together = (keys: string[]) => standingOf(keys.flatMap((key) => (heads.get(key) ?? []).map((one) => ({ ...one, key: '' }))));
    const current = (keys: string[]) => bestOf(together(keys), bestOf(together(keys.map((key) => `verdict on ${key}`))));
    for (const [key, all] of heads) {
      const best = current([key]);
      if (best !== undefined) says.set(key, `${best.value} by ${best.id}`);
      if (all[0]?.by === 'seen') says.set(`opinions ${key}`, all.map(({ id }) => id).sort().join());
    }
    for (const key of new Set([...says.keys(), ...Object.keys(derived)]))
      must(derived[key] === says.get(key), 'I6', `${key} in ${scope} is ${derived[key]}, not ${says.get(key)}`);
    const among = (fits: RegExp) => [...new Set([...says.keys()].flatMap((key) => fits.exec(key)?.[1] ?? []))];
    const founded = among(/^(?:listing|registration) (\S+)/);
    const into = (id: string) => says.get(`merged ${id}`)?.split(' ')[0] ?? '';
    const root = (id: string, path: string[] = []): string =>
      path.includes(id) ? (path.slice(path.indexOf(id)).sort()[0] ?? id) : founded.includes(into(id)) ? root(into(id), [...path, id]) : id;
    const roots = [...new Set(founded.map((id) => root(id)))];
    const withOne = roots.filter((one) => current(founded.flatMap((id) => (root(id) === one ? [`smartphone ${id}`] : [])))?.value === 'yes');
    const counts = { households: roots.length, visits: among(/^visit (\S+)/).length, smartphoneYes: withOne.length };
    for (const [key, value] of Object.entries(counts)) must(tally[key] === value, 'I3', `${key} in ${scope}: ${tally[key]}, not ${value}`);
  }

  /** What a hamlet knows of a household before a version. What came along stands where it arrived and had seen nothing there. */
  #told(journals: Journals, scope: string, household: string, before = Infinity): Told[] {
    const own = (journals.get(scope) ?? []).filter((entry) => entry.household === household && entry.ver < before);
    const turn = own.findLast(({ move }) => move !== null);
    const since = own.filter(({ ver }) => ver > (turn?.ver ?? 0)).flatMap((entry) => {
      const { scope: meant, facts = [] } = this.said.get(entry.id) ?? {};
      return facts.map((fact): Told => ({ ...fact, ...entry, bv: meant === scope ? entry.bv : 0 }));
    });
    if (!turn?.move) return since;
    const { isOut, other } = turn.move;
    must(!isOut || since.length === 0 || /^(listing|registration)/.test(since[0]?.key ?? ''), 'I6', `${since[0]?.id} in ${scope}: its household had left`);
    if (isOut || other === null) return since;
    const left = journals.get(other)?.find(({ move, ...one }) => move?.isOut === true && one.household === household && one.receivedAt === turn.receivedAt);
    must(left?.move?.other === scope, 'I6', `${household} came to ${scope} and had not left ${other}`);
    const along = this.#told(journals, other, household, left?.ver);
    const heads = standingOf(along);
    return [...along.map((one): Told => ({ ...one, ver: turn.ver, bv: 0, isPast: !heads.includes(one) })), ...since];
  }
}

/** What nobody who spoke later had seen, of each key. */
function standingOf(all: Told[]): Told[] {
  const hasSeen = (one: Told, ver: number) => ver <= Math.min(one.bv, one.ver - 1);
  const isLater = (one: Told, other: Told) => one.device !== null && one.device === other.device && one.seq > other.seq && !hasSeen(other, one.ver);
  const replaces = (one: Told, other: Told) => one.key === other.key && one.ver !== other.ver && (hasSeen(one, other.ver) || isLater(one, other));
  return all.filter((x) => x.by !== 'seen' || (x.isPast !== true && !all.some((y) => replaces(y, x))));
}

/** The one that counts, without what a verdict sets aside. */
function bestOf(heads: Told[], verdict?: Told): Told | undefined {
  const { covers = [], pick }: Partial<NonNullable<Told['verdict']>> = verdict?.verdict ?? {};
  const order = ({ by, id, doneAt, height = 0 }: Told) => (by === 'id' ? id : `${height} ${doneAt} ${id}`);
  return heads.filter(({ id }) => id === pick || !covers.includes(id)).sort((a, b) => (order(a) > order(b) ? -1 : 1))[0];
}
