import type { Chance } from '#server/demo/random.ts';
import type { Cache } from '#client/store/cache.ts';
import type { Journal } from '#client/store/journal.ts';
import { never, type Owner, type Scheduler } from './scheduler.ts';

type Rows = Map<string, unknown>;
type Store = Record<string, Rows>;

const keyPaths: Record<string, string> = { operations: 'id', drafts: 'key', device: 'key', pages: 'scopeKey', marks: 'key' };

/** What befalls one transaction of a phone's disk. */
export type DiskFault = 'kill-before' | 'kill-after' | 'quota' | 'connection-lost' | 'connection-lost-after';

/** What outlives the app: whole transactions, in the order in which they were made. */
export class SimDisk {
  journal: Store = { operations: new Map(), drafts: new Map(), device: new Map() };
  cache: Store = { pages: new Map(), marks: new Map() };
  /** The cache is written relaxed: a dead battery takes the last of it. */
  #cacheBefore: Store[] = [];

  /** The cache as it will be after a power cut, whatever comes now. */
  rememberCache(): void {
    this.#cacheBefore.push(copied(this.cache));
    if (this.#cacheBefore.length > 4) this.#cacheBefore.shift();
  }

  cutPower(lost: number): void {
    const before = this.#cacheBefore.at(-lost);
    if (before !== undefined) this.cache = copied(before);
  }

  evictCache(): void {
    this.cache = { pages: new Map(), marks: new Map() };
    this.#cacheBefore = [];
  }

  image(): SimDisk {
    const image = new SimDisk();
    image.journal = copied(this.journal);
    image.cache = copied(this.cache);
    return image;
  }
}

/** What a tab needs of the world to reach the disk. */
export interface DiskDoor {
  scheduler: Scheduler;
  chance: Chance;
  owner: Owner;
  /** Asked before each transaction. */
  fault(database: 'journal' | 'cache', tables: string[]): DiskFault | null;
  kill(): void;
  broken(fault: Error): void;
}

/** The two databases of a phone, as a tab opens them: as much of Dexie as the store uses. */
export function openDatabases(disk: SimDisk, door: DiskDoor): { journal: Journal; cache: Cache } {
  return {
    journal: open('journal', () => disk.journal, door, () => undefined) as unknown as Journal,
    cache: open('cache', () => disk.cache, door, () => disk.rememberCache()) as unknown as Cache,
  };
}

function open(database: 'journal' | 'cache', store: () => Store, door: DiskDoor, beforeCommit: () => void) {
  const { scheduler, chance, owner } = door;
  let overlay: Map<string, Rows> | null = null;

  async function transact<T>(tables: string[], work: () => PromiseLike<T> | T): Promise<T> {
    await scheduler.sleep(chance.between(0, 3), owner);
    const fault = door.fault(database, tables);
    if (fault === 'kill-before') return die();
    if (fault === 'quota') throw named('QuotaExceededError');
    if (fault === 'connection-lost') throw named('InvalidStateError');
    overlay = new Map();
    try {
      const result = await work();
      commit(overlay);
      if (fault === 'kill-after') return await die();
      if (fault === 'connection-lost-after') throw named('InvalidStateError');
      return result;
    } catch (fault) {
      // The store asks for something that this disk does not know: a fault of the simulator, not of the story.
      if (fault instanceof TypeError) door.broken(fault);
      throw fault;
    } finally {
      overlay = null;
    }
  }

  function commit(written: Map<string, Rows>): void {
    if (written.size === 0) return;
    beforeCommit();
    for (const [table, rows] of written) {
      for (const [key, row] of rows) {
        if (row === undefined) store()[table]?.delete(key);
        else store()[table]?.set(key, row);
      }
    }
  }

  function die<T>(): Promise<T> {
    door.kill();
    return never();
  }

  function seen(table: string): Rows {
    const base = store()[table] ?? new Map<string, unknown>();
    const own = overlay?.get(table);
    if (own === undefined) return base;
    const merged = new Map([...base, ...own]);
    for (const [key, row] of own) if (row === undefined) merged.delete(key);
    return merged;
  }

  async function read<T>(work: () => T): Promise<T> {
    if (overlay === null) await scheduler.sleep(chance.between(0, 1), owner);
    return work();
  }

  async function write(table: string, key: string, row: unknown): Promise<void> {
    if (overlay === null) return transact([table], () => write(table, key, row));
    const own = overlay.get(table) ?? new Map<string, unknown>();
    overlay.set(table, own.set(key, row));
    return undefined;
  }

  function table(name: string) {
    const keyOf = (row: object) => String((row as Record<string, unknown>)[keyPaths[name] ?? 'key']);
    return {
      get: (key: string) => read(() => seen(name).get(key)),
      bulkGet: (keys: string[]) => read(() => keys.map((key) => seen(name).get(key))),
      toArray: () => read(() => [...seen(name).values()]),
      put: (row: object) => write(name, keyOf(row), row),
      async add(row: object) {
        if (seen(name).has(keyOf(row))) throw named('ConstraintError');
        await write(name, keyOf(row), row);
      },
      delete: (key: string) => write(name, key, undefined),
      async bulkDelete(keys: string[]) {
        for (const key of keys) await write(name, key, undefined);
      },
    };
  }

  return {
    ...Object.fromEntries(Object.keys(store()).map((name) => [name, table(name)])),
    transaction: (_mode: string, ...rest: unknown[]) => transact(Object.keys(store()), rest.at(-1) as () => Promise<unknown>),
    close: () => undefined,
  };
}

function copied(store: Store): Store {
  return Object.fromEntries(Object.entries(store).map(([name, rows]) => [name, new Map(rows)]));
}

function named(name: string): Error {
  return Object.assign(new Error('injected'), { name });
}
