import { Problem } from '#shared/base/problem.ts';
import type { GrantedScope } from '#shared/sync/pull.ts';
import { createPhoneStore, type PhoneStore } from '#client/store/phone-store.ts';
import type { StoreNews } from '#client/store/store-news.ts';
import { createSyncLoop, type SyncLoop } from '#client/sync/loop.ts';
import type { Transport } from '#client/sync/ports.ts';
import type { Doer } from '#server/access/actor.ts';
import type { Chance } from '#server/demo/random.ts';
import { type DiskFault, openDatabases, type SimDisk } from './disk.ts';
import { type Call, type NetFault, roadOf } from './network.ts';
import { never, type Owner, type Scheduler } from './scheduler.ts';

/** How a mutant bends a phone; each takes what is right and gives back what is wrong. */
export interface PhoneBend {
  store?(store: PhoneStore, tab: Tab): PhoneStore;
  transport?(transport: Transport, tab: Tab): Transport;
  ids?(tab: Tab): string;
  believesUnsigned?: boolean;
}

export interface PhoneWorld {
  scheduler: Scheduler;
  chance: Chance;
  bend: PhoneBend;
  serve(phone: SimPhone, call: Call, request: unknown): Promise<unknown>;
  count(fault: string): void;
  broken(fault: Error): void;
  tell(line: string): void;
}

/** A phone: one disk, a clock of its own, and up to two tabs. */
export class SimPhone {
  readonly name: string;
  readonly account: Doer;
  readonly token: string;
  /** By which the server knows what this phone sealed. */
  readonly outboxKey: string;
  readonly world: PhoneWorld;
  disk: SimDisk;
  tabs: Tab[] = [];
  clockAhead = 0;
  onlineFrom = 0;
  /** When the server last answered it. */
  answeredAt = 0;
  isVisible = true;
  netFaults: NetFault[] = [];
  diskFaults: { fault: DiskFault; database: 'journal' | 'cache' }[] = [];
  savedImage: SimDisk | null = null;
  #holder: Tab | null = null;
  #queue: { tab: Tab; enter: () => void }[] = [];

  constructor(world: PhoneWorld, who: { name: string; account: Doer; token: string; outboxKey: string; disk: SimDisk }) {
    this.world = world;
    this.name = who.name;
    this.account = who.account;
    this.token = who.token;
    this.outboxKey = who.outboxKey;
    this.disk = who.disk;
  }

  now(): Date {
    return new Date(this.world.scheduler.now + this.clockAhead);
  }

  openTab(): Tab {
    const tab = new Tab(this);
    this.tabs.push(tab);
    void tab.start();
    return tab;
  }

  kill(tab: Tab): void {
    tab.alive = false;
    this.tabs = this.tabs.filter((one) => one !== tab);
    this.#queue = this.#queue.filter((one) => one.tab !== tab);
    if (this.#holder === tab) this.#next();
  }

  killAll(): void {
    for (const tab of this.tabs) this.kill(tab);
  }

  /** The lock of the browser: one tab at a time, and a dead tab lets go of it. */
  async alone(tab: Tab, work: () => Promise<void>): Promise<void> {
    if (!tab.alive) return never();
    if (this.#holder === null) this.#holder = tab;
    else await new Promise<void>((enter) => this.#queue.push({ tab, enter }));
    try {
      await work();
    } finally {
      if (this.#holder === tab) this.#next();
    }
  }

  #next(): void {
    const next = this.#queue.shift();
    this.#holder = next?.tab ?? null;
    next?.enter();
  }
}

/** The product's store and loop, running in one tab. */
export class Tab implements Owner {
  alive = true;
  isOpen = false;
  readonly phone: SimPhone;
  readonly store: PhoneStore;
  readonly loop: SyncLoop;
  readonly #ears = new Set<(news: StoreNews) => void>();

  constructor(phone: SimPhone) {
    this.phone = phone;
    const { scheduler, chance, bend } = phone.world;
    const databases = openDatabases(phone.disk, {
      scheduler,
      chance,
      owner: this,
      fault: (database) => this.#takeDiskFault(database),
      kill: () => phone.kill(this),
      broken: (fault) => phone.world.broken(fault),
    });
    const store = createPhoneStore({
      ...databases,
      clock: () => phone.now(),
      newDeviceId: () => '',
      pinCost: { memoryKiB: 8, passes: 1 },
      openChannel: () => ({ tell: (news) => this.#tell(news), hear: (listener) => void this.#ears.add(listener) }),
    });
    this.store = bend.store?.(store, this) ?? store;
    const road = roadOf({
      scheduler,
      chance,
      owner: this,
      isOnline: () => this.#isOnline(),
      take: (call) => this.#takeNetFault(call),
      serve: (call, request) => phone.world.serve(phone, call, request),
    });
    this.loop = createSyncLoop({
      store: this.store.sync,
      transport: bend.transport?.(road, this) ?? road,
      clock: () => phone.now(),
      random: () => chance.next(),
      alone: (work) => phone.alone(this, work),
      after: (milliseconds, call) => scheduler.after(milliseconds, this, call),
      isVisible: () => phone.isVisible,
      isOnline: () => this.#isOnline(),
    });
    this.loop.state.subscribe(() => {
      const state = this.loop.state.get();
      if (state.kind === 'problem') phone.world.tell(`${phone.name} says ${state.code}`);
    });
  }

  /** As a person opens the app; what cannot be opened is closed again and opened another time. */
  async start(): Promise<void> {
    try {
      await this.store.load();
      this.loop.start();
      await this.store.unlock('271828');
      this.isOpen = this.store.sync.isOpen();
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault;
    }
    if (!this.isOpen) this.phone.kill(this);
  }

  granted(): GrantedScope[] {
    return this.store.sync.standings().map((standing) => standing.granted);
  }

  #isOnline(): boolean {
    return this.phone.world.scheduler.now >= this.phone.onlineFrom;
  }

  #tell(news: StoreNews): void {
    const { scheduler, chance } = this.phone.world;
    for (const tab of this.phone.tabs) {
      if (tab !== this) scheduler.after(chance.between(0, 5), tab, () => tab.#ears.forEach((ear) => ear(news)));
    }
  }

  #takeNetFault(call: Call): NetFault | null {
    const { netFaults } = this.phone;
    const index = netFaults.findIndex((fault) => fault !== 'file-gone' || call === 'snapshot');
    const [fault = null] = index < 0 ? [] : netFaults.splice(index, 1);
    if (fault !== null) this.#note(`network: ${fault}`);
    return fault;
  }

  #takeDiskFault(database: 'journal' | 'cache'): DiskFault | null {
    const index = this.phone.diskFaults.findIndex((one) => one.database === database);
    const [taken] = index < 0 ? [] : this.phone.diskFaults.splice(index, 1);
    if (taken === undefined) return null;
    this.#note(`${database}: ${taken.fault}`);
    return taken.fault;
  }

  #note(what: string): void {
    this.phone.world.count(what);
    this.phone.world.tell(`${this.phone.name}: ${what}`);
  }
}
