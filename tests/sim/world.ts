import type { Envelope } from '#shared/sync/operation.ts';
import type { GrantedScope, SnapshotName } from '#shared/sync/pull.ts';
import type { PushRequest } from '#shared/sync/push.ts';
import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import { Problem } from '#shared/base/problem.ts';
import { type Chance, chanceOf } from '#server/demo/random.ts';
import type { Actor } from '#server/access/actor.ts';
import { take } from '#server/sync/take.ts';
import { beginAnew, keepHistory } from '#server/sync/history.ts';
import { readSnapshot } from '#server/sync/snapshot.ts';
import { syncRouter } from '#server/sync/sync-router.ts';
import { beginningOf, type Enrolled } from './beginning.ts';
import { Connections } from './connections.ts';
import type { Contents, Quirks } from './contents.ts';
import { idOf } from './facts.ts';
import { hear } from './hearing.ts';
import type { Call } from './network.ts';
import type { Oracle } from './oracle.ts';
import { type PhoneBend, SimPhone } from './phone.ts';
import type { Plan, Shape } from './plan.ts';
import { type Owner, Scheduler } from './scheduler.ts';
import { signatures } from './stand-ins/sealing.ts';
import { type Handler, warnings } from './stand-ins/trpc.ts';
import { ids, uuidv7 } from './stand-ins/uuid.ts';
import { InjectedFailure, Reads, Storage } from './storage.ts';
import { Violation } from './violation.ts';

/** A mutant: a world that is wrong in one place. */
export interface Bend {
  quirks?: Quirks;
  phone?: PhoneBend;
  /** What reaches the gate instead of what was sent. */
  request?(request: PushRequest, storage: Storage): PushRequest;
}

/** Work that somebody carries. */
export interface Bundle {
  bytes: Uint8Array;
  ids: string[];
  phone: SimPhone;
  /** The commune has had it, whole, at least once. */
  isIn: boolean;
}

const noon = Date.UTC(2026, 10, 22, 5);
export const office = { id: idOf(9, 0), name: 'Văn phòng xã', role: 'official' as const };
const handlers: Record<Call, Handler> = {
  ...(syncRouter as unknown as Record<'push' | 'pull', Handler>),
  snapshot(ctx, name) {
    const { sql, actor, clock } = ctx as { sql: never; actor: Actor; clock: () => Date };
    return readSnapshot(sql, actor, name as SnapshotName, clock());
  },
};

/** Phones, one server and the road between them, out of one seed. */
export class World {
  readonly scheduler = new Scheduler(noon);
  readonly chance: Chance;
  readonly oracle: Oracle;
  readonly shape: Shape;
  readonly storage: Storage;
  readonly phones: SimPhone[] = [];
  readonly poisoned = new Set<string>();
  readonly poisonedPhones = new Set<SimPhone>();
  /** Households that left: what was seen of them is no longer shown, also where somebody writes them down again. */
  readonly leftTheCommune = new Set<string>();
  readonly backups: Contents[] = [];
  readonly bundles: Bundle[] = [];
  readonly receipts: { bytes: Uint8Array; phone: SimPhone }[] = [];
  readonly counts: Record<string, number> = {};
  readonly lines: string[] | null;
  readonly #file: { scope: Scope; envelope: Envelope }[] = [];
  readonly #bend: Bend;
  isUp = true;
  lag = 0;
  violation: Violation | null = null;
  /** The latest start of the server: an older one that was still to come does not come. */
  #started: Owner = { alive: true };
  #downFor = 0;
  #mustBeginAnew = false;
  readonly #connections = new Connections();

  constructor({ seed, shape }: Plan, oracle: Oracle, bend: Bend, isTold: boolean) {
    this.chance = chanceOf(seed ^ 0x5bd1e995);
    this.oracle = oracle;
    this.shape = shape;
    this.lines = isTold ? [] : null;
    this.#bend = bend;
    warnings.length = 0;
    signatures.areChecked = bend.phone?.believesUnsigned !== true;
    ids.next = () => this.#newId(this.scheduler.now);
    const hamlets = Array.from({ length: shape.hamlets }, (_, index) => ({
      commune: index === 2 ? '99002' : '99001',
      scope: index === 2 ? 90 : index + 1,
      hamletName: `Thôn ${index + 1}`,
      communeName: 'Xã Thử',
    }));
    const { scheduler, chance } = this;
    const { contents, phones } = beginningOf(shape, hamlets, chance);
    this.storage = new Storage(contents, { scheduler, chance, quirks: bend.quirks ?? {} });
    for (const phone of phones) this.addPhone(phone);
    this.storage.onCommit = (key, epoch, entries) => {
      for (const { ver, envelope, via } of entries) this.tell(`${key} is at ${ver} by ${envelope.id.slice(-4)} (${via})`);
      for (const { reading } of entries) {
        if (reading.kind !== 'operation' || reading.operation.t !== 'household.depart') continue;
        if (reading.operation.b.to === null) this.leftTheCommune.add(reading.operation.b.householdId);
      }
      this.check(() => oracle.committed(key, epoch, entries.map(({ ver }) => ver)));
    };
    this.storage.onAnnounce = (key, ver) => this.#hint(key, ver);
    this.storage.onCrash = () => this.#crashed();
    this.backups.push(this.storage.contents);
  }

  /** Hamlets that stand. */
  get hamlets(): readonly GrantedScope[] {
    return this.storage.contents.places;
  }

  /** Lets the oracle look at something; the first thing that is wrong is kept. */
  check(look: (oracle: Oracle) => void): void {
    try {
      look(this.oracle);
    } catch (fault) {
      if (!(fault instanceof Violation)) throw fault;
      this.violation ??= fault;
    }
  }

  tell(line: string): void {
    this.lines?.push(`${((this.scheduler.now - noon) / 1000).toFixed(3).padStart(10)} s  ${line}`);
  }

  count(fault: string): void {
    this.counts[fault] = (this.counts[fault] ?? 0) + 1;
  }

  /** The id that a phone gives to what it saves now. */
  idFor(phone: SimPhone): string {
    return this.#newId(phone.now().getTime());
  }

  addPhone(like: Enrolled): SimPhone {
    const { scheduler, chance } = this;
    const phone = new SimPhone(
      {
        scheduler,
        chance,
        bend: this.#bend.phone ?? {},
        serve: (from, call, request) => this.#serve(from, call, request),
        count: (fault) => this.count(fault),
        broken: (fault) => void this.storage.failures.push(String(fault)),
        tell: (line) => this.tell(line),
      },
      { ...like, name: `phone ${this.phones.length + 1}` },
    );
    this.phones.push(phone);
    return phone;
  }

  /** Hamlets that the person of a phone works in now. */
  grantedTo({ account }: SimPhone): string[] {
    return [...this.#mayKnow(account.id)];
  }

  /** Something that a writer at the office does through the same gate; failures are the office's to see. */
  async atTheOffice(work: (storage: Storage) => Promise<unknown>): Promise<void> {
    if (!this.isUp) return;
    try {
      await this.#connections.during(() => work(this.storage));
    } catch (fault) {
      this.#hold(fault);
    }
  }

  /** The office's lines come from a file: whatever was lost, the file can be brought once more. */
  enlistAgain(): void {
    for (const { scope, envelope } of this.#file) void this.enlist(scope, envelope);
  }

  enlist(scope: Scope, envelope: Envelope): Promise<void> {
    if (!this.#file.some((line) => line.envelope.id === envelope.id)) this.#file.push({ scope, envelope });
    return this.write(scope, envelope);
  }

  /** A form at the office: about a household, wherever in the commune it is by now. */
  write(scope: Scope, envelope: Envelope): Promise<void> {
    const now = new Date(this.scheduler.now);
    const delivery = { author: office, deviceId: null as never, via: 'office' as never, granted: new Set(this.hamlets.map(scopeKey)), now };
    return this.atTheOffice((storage) => take(storage as never, { groups: [{ ...scope, ops: [envelope] }], ...delivery }));
  }

  /** So many statements from now the server's process dies; after a while it is started again. */
  crashLater(statements: number, milliseconds: number): void {
    this.storage.crashIn = statements;
    this.#downFor = milliseconds;
  }

  restore(backup: Contents, how: 'dump' | 'files' | 'promoted'): void {
    this.#downFor = 0;
    // Who copies files back says so, until it is done.
    this.#mustBeginAnew = how === 'files' && this.storage.quirks.keepsEpoch !== true;
    this.storage.crash();
    this.storage.restore(backup, how !== 'files');
    this.oracle.restored();
    this.scheduler.after(how === 'promoted' ? 100 : 3_000, this.#started, () => void this.#startServer(how !== 'promoted'));
  }

  async #startServer(isProgramStart: boolean): Promise<void> {
    const ports = { newId: uuidv7, now: new Date(this.scheduler.now) };
    try {
      if (this.#mustBeginAnew) await beginAnew(this.storage as never, ports);
      else if (isProgramStart) await keepHistory(this.storage as never, ports);
      this.#mustBeginAnew = false;
      this.isUp = true;
    } catch (fault) {
      this.#hold(fault);
      this.scheduler.after(1_000, this.#started, () => void this.#startServer(isProgramStart));
    }
  }

  async #serve(phone: SimPhone, call: Call, request: unknown): Promise<unknown> {
    if (!this.isUp) throw new Problem('server.unreachable');
    if (call === 'push' && this.#isPoisoned(request as PushRequest)) throw new Problem('request.too-large');
    const session = this.storage.contents.sessions.get(phone.token);
    if (session === undefined) throw new Problem('account.not-signed-in');
    const known = this.#mayKnow(session.accountId);
    const takenBefore = this.storage.contents.hamlets;
    const page = this.shape.page;
    const ctx = {
      sql: call === 'pull' ? new Reads(this.storage, this.lag, page) : this.storage,
      actor: { ...phone.account, id: session.accountId, communeCode: null, provinceCode: null, deviceId: session.deviceId },
      clock: () => new Date(this.scheduler.now),
      sessionToken: phone.token,
    };
    const sent = call === 'push' ? (this.#bend.request?.(request as PushRequest, this.storage) ?? request) : request;
    try {
      const answer = await this.#connections.during(() => handlers[call](ctx, sent));
      phone.answeredAt = this.scheduler.now;
      const isKnown = new Set([...known, ...this.#mayKnow(session.accountId)]);
      hear(this, { phone, call, request, answer }, { known: isKnown, takenBefore });
      return answer;
    } catch (fault) {
      throw this.#hold(fault);
    }
  }

  #mayKnow(accountId: string): Set<string> {
    return new Set((this.storage.contents.grants.get(accountId) ?? []).map(scopeKey));
  }

  #isPoisoned({ groups }: PushRequest): boolean {
    return groups.some(({ ops }) => ops.some(({ id }) => this.poisoned.has(id)));
  }

  /** What the app is told of a failure; one that nobody asked for is the product's own. */
  #hold(fault: unknown): Problem {
    if (fault instanceof Problem) return fault;
    if (!(fault instanceof InjectedFailure)) this.storage.failures.push(String(fault));
    return new Problem('server.failed');
  }

  #crashed(): void {
    this.isUp = false;
    this.#started.alive = false;
    this.#started = { alive: true };
    if (this.#downFor > 0) {
      this.count('server crashed in the middle');
      this.tell('the server crashes');
      this.scheduler.after(this.#downFor, this.#started, () => void this.#startServer(true));
    }
    this.#downFor = 0;
    this.#connections.cut();
  }

  #hint(key: string, ver: number): void {
    if (!this.shape.listens) return;
    for (const tab of this.phones.flatMap((phone) => phone.tabs)) {
      this.scheduler.after(this.chance.between(10, 500), tab, () => {
        if (!tab.isOpen || this.scheduler.now < tab.phone.onlineFrom) return;
        const standing = tab.store.sync.standings().find(({ granted }) => scopeKey(granted) === key);
        if (standing !== undefined && standing.cursor < ver) tab.loop.hint();
      });
    }
  }

  #newId(time: number): string {
    const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
    const ms = hex(time, 12);
    const part = () => this.chance.between(0, 0xffff);
    return `${ms.slice(0, 8)}-${ms.slice(8)}-7${hex(part() & 0xfff, 3)}-8${hex(part() & 0xfff, 3)}-${hex(part(), 4)}${hex(part(), 4)}${hex(part(), 4)}`;
  }
}
