import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { Row } from '#shared/sync/pull.ts';
import type { Cache, PageRow } from './cache.ts';
import { steadily } from './database-faults.ts';
import { mergeRows, type Page, pageKey } from './page.ts';
import type { PhoneMemory } from './phone-memory.ts';
import { scopeOfKey } from './scope-of-key.ts';
import { seal, unseal } from './sealing.ts';
import type { PageStep } from './sync-side.ts';

type Keys = Pick<PhoneMemory, 'dataKey'>;

/** Every page that can be read. One that cannot is as good as absent: it is fetched again. */
export async function readPages(cache: Cache, keys: Keys): Promise<Map<string, Page>> {
  const rows = await steadily(cache, () => cache.pages.toArray());
  const pages = await Promise.all(rows.map((row) => pageFrom(keys, row)));
  return new Map(pages.flatMap((page) => (page === null ? [] : [[pageKey(page), page] as const])));
}

export async function readPage(cache: Cache, keys: Keys, key: string): Promise<Page | null> {
  const row = await steadily(cache, () => cache.pages.get(key));
  return row === undefined ? null : pageFrom(keys, row);
}

/** The page after a step, written in one transaction. */
export async function writePage(cache: Cache, keys: Keys, known: Page | undefined, step: PageStep): Promise<Page> {
  const { scope, epoch, cursor } = step;
  const page: Page = { scope, epoch, cursor, rows: mergeRows(step.whole ? [] : (known?.rows ?? []), step.rows) };
  const sealed = await seal(keys.dataKey, { kind: 'page', key: pageKey(page) }, page.rows, true);
  await steadily(cache, () => cache.pages.put({ scopeKey: pageKey(page), epoch, cursor, sealed }));
  return page;
}

export async function erasePage(cache: Cache, scope: Scope): Promise<void> {
  await steadily(cache, () => cache.pages.delete(scopeKey(scope)));
}

async function pageFrom({ dataKey }: Keys, { scopeKey: key, epoch, cursor, sealed }: PageRow): Promise<Page | null> {
  try {
    const rows = (await unseal(dataKey, { kind: 'page', key }, sealed, true)) as Row[];
    return { scope: scopeOfKey(key), epoch, cursor, rows };
  } catch {
    return null;
  }
}
