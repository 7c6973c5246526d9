import type { Chance } from '#server/demo/random.ts';
import type { Contents, HamletRows, JournalRow, Quirks } from './contents.ts';
import { never, type Owner, type Scheduler } from './scheduler.ts';

interface Lock {
  holder: Transaction | null;
  queue: { tx: Transaction; enter: () => void }[];
}

/** PostgreSQL as far as the gate sees it: transactions, row locks, crashes, backups. */
export class Storage {
  contents: Contents;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly quirks: Quirks;
  /** Told what a commit wrote down: for the oracle. */
  onCommit: (key: string, epoch: string, entries: readonly JournalRow[]) => void = () => undefined;
  onAnnounce: (key: string, ver: number) => void = () => undefined;
  /** Statements from now until the process crashes, or until one statement fails. */
  crashIn: number | null = null;
  failIn: number | null = null;
  onCrash: () => void = () => undefined;
  /** Failures that nobody asked for. */
  failures: string[] = [];
  /** The running server: what it had begun ends with it. */
  process: Owner = { alive: true };
  identity = 1;
  readonly #locks = new Map<string, Lock>();
  readonly #sequences = new Map<string, number>();
  readonly #older = new Map<string, HamletRows[]>();

  constructor(contents: Contents, { scheduler, chance, quirks }: { scheduler: Scheduler; chance: Chance; quirks: Quirks }) {
    this.contents = contents;
    this.scheduler = scheduler;
    this.chance = chance;
    this.quirks = quirks;
  }

  async begin<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const tx = new Transaction(this);
    try {
      const result = await work(tx);
      const committed = this.#commitLater(tx).finally(() => this.#release(tx));
      if (this.quirks.answersBeforeCommit === true) committed.catch(() => undefined);
      else await committed;
      return result;
    } catch (fault) {
      this.#release(tx);
      throw fault;
    }
  }

  /** One statement outside a transaction: a crash may come before it. */
  async statement(): Promise<void> {
    const { process } = this;
    if (this.crashIn !== null && (this.crashIn -= 1) <= 0) this.crash();
    if (!process.alive) await never();
    if (this.failIn !== null && (this.failIn -= 1) <= 0) {
      this.failIn = null;
      throw new InjectedFailure();
    }
  }

  crash(): void {
    this.crashIn = null;
    this.process.alive = false;
    this.process = { alive: true };
    this.#locks.clear();
    this.onCrash();
  }

  /** The contents of an earlier moment take the place of the present; `isTold`: the database says that it is another. */
  restore(backup: Contents, isTold: boolean): void {
    this.contents = backup;
    this.#older.clear();
    this.#sequences.clear();
    if (isTold && this.quirks.keepsEpoch !== true) this.identity += 1;
  }

  /** A hamlet as a replica that lags so many commits behind has it. */
  behind(key: string, commits: number): HamletRows | undefined {
    const older = this.#older.get(key) ?? [];
    return commits === 0 ? this.contents.hamlets.get(key) : (older.at(-commits) ?? this.contents.hamlets.get(key));
  }

  async lock(tx: Transaction, key: string): Promise<void> {
    if (this.quirks.lockless === true) return;
    const lock = this.#locks.get(key) ?? { holder: null, queue: [] };
    this.#locks.set(key, lock);
    if (lock.holder === tx) return;
    if (lock.holder !== null) await new Promise<void>((enter) => lock.queue.push({ tx, enter }));
    lock.holder = tx;
  }

  /** The next numbers of a counter that is not part of any transaction. */
  takeNumbers(key: string, head: number, count: number): number {
    const last = Math.max(this.#sequences.get(key) ?? 0, head);
    this.#sequences.set(key, last + count);
    return last;
  }

  async #commitLater(tx: Transaction): Promise<void> {
    await this.scheduler.sleep(this.chance.between(0, 30), tx.process);
    await this.statement();
    if (!tx.process.alive) return never();
    for (const change of tx.wide) this.contents = change(this.contents);
    const hamlets = new Map(this.contents.hamlets);
    for (const [key, changes] of tx.changes) {
      const before = hamlets.get(key);
      if (before === undefined) continue;
      const after = copied(before);
      for (const change of changes) change(after);
      hamlets.set(key, after);
      const older = this.#older.get(key) ?? [];
      this.#older.set(key, [...older.slice(-3), before]);
    }
    this.contents = { ...this.contents, hamlets };
    for (const [key, entries] of tx.written) this.onCommit(key, this.contents.hamlets.get(key)?.epoch ?? '', entries);
    for (const [key, ver] of tx.announced) this.onAnnounce(key, ver);
    return undefined;
  }

  #release(tx: Transaction): void {
    for (const lock of this.#locks.values()) {
      if (lock.holder !== tx) continue;
      lock.holder = null;
      const next = lock.queue.shift();
      if (next === undefined) continue;
      lock.holder = next.tx;
      next.enter();
    }
  }
}

/** What one transaction sees and has written. */
export class Transaction {
  readonly storage: Storage;
  readonly process: Owner;
  readonly changes = new Map<string, ((rows: HamletRows) => void)[]>();
  readonly wide: ((contents: Contents) => Contents)[] = [];
  readonly written = new Map<string, JournalRow[]>();
  readonly announced = new Map<string, number>();
  readonly #seen = new Map<string, HamletRows>();
  /** Where each hamlet stood when its lock was asked for. */
  readonly asked = new Map<string, HamletRows>();

  constructor(storage: Storage) {
    this.storage = storage;
    this.process = storage.process;
  }

  /** Everything but the hamlets, with what this transaction has changed. */
  seen(): Contents {
    return this.wide.reduce((contents, change) => change(contents), this.storage.contents);
  }

  rows(key: string): HamletRows | undefined {
    return this.#seen.get(key) ?? this.storage.contents.hamlets.get(key);
  }

  /** A hamlet that was not there. */
  found(key: string, rows: HamletRows): void {
    this.#seen.set(key, copied(rows));
    this.wide.push((contents) => ({ ...contents, hamlets: new Map(contents.hamlets).set(key, rows) }));
  }

  change(key: string, change: (rows: HamletRows) => void): void {
    const rows = this.rows(key);
    if (rows === undefined) return;
    const seen = this.#seen.has(key) ? rows : copied(rows);
    change(seen);
    this.#seen.set(key, seen);
    const changes = this.changes.get(key) ?? [];
    changes.push(change);
    this.changes.set(key, changes);
  }
}

export class InjectedFailure extends Error {}

/** Reads that may come from a replica, a page at a time. */
export class Reads {
  readonly storage: Storage;
  /** Commits behind the primary. */
  readonly lag: number;
  /** Rows that one answer carries. */
  readonly page: number;

  constructor(storage: Storage, lag: number, page: number) {
    this.storage = storage;
    this.lag = lag;
    this.page = page;
  }

  begin<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.storage.begin(work);
  }
}

function copied(rows: HamletRows): HamletRows {
  return {
    ...rows,
    journal: new Map(rows.journal),
    rows: new Map(rows.rows),
    quarantine: new Map(rows.quarantine),
    held: new Map(rows.held),
    forks: new Map(rows.forks),
    snapshots: new Map(rows.snapshots),
  };
}
