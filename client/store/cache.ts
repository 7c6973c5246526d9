import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie';
import type { Instant } from '#shared/base/day.ts';
import type { Sealed } from './sealing.ts';

/** Copies of what the commune has: it can be fetched again, so the disk may take its time. */
export interface Cache extends Dexie {
  pages: EntityTable<PageRow, 'scopeKey'>;
  marks: Table<MarkRow, 'lastReachedAt'>;
}

/** One hamlet. `sealed` holds its rows, compressed. Without `complete` it is of an older build, which wrote whole ones only. */
export interface PageRow {
  scopeKey: string;
  epoch: string;
  cursor: number;
  complete?: boolean;
  sealed: Sealed;
}

export interface MarkRow {
  key: 'lastReachedAt';
  at: Instant;
}

export function openCache(name = 'cache', options: DexieOptions = {}): Cache {
  const cache = new Dexie(name, { ...options, chromeTransactionDurability: 'relaxed', cache: 'disabled' }) as Cache;
  cache.version(1).stores({ pages: 'scopeKey', marks: 'key' });
  return cache;
}
