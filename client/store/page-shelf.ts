import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { Row } from '#shared/sync/pull.ts';
import type { Cache, PageRow } from './cache.ts';
import { steadily } from './database-faults.ts';
import { mergeRows, type Page, pageKey } from './page.ts';
import type { PhoneMemory } from './phone-memory.ts';
import { scopeOfKey } from './scope-of-key.ts';
import { labelBytes, seal, sealBytes, type Sealed, unseal } from './sealing.ts';
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
  const { scope, epoch, cursor, complete } = step;
  const head = { scopeKey: scopeKey(scope), epoch, cursor, complete };
  if (known !== undefined && !step.whole && step.rows.length === 0 && (await moveHead(cache, known, head))) {
    return { ...known, epoch, cursor, complete };
  }
  const rows = mergeRows(step.whole ? [] : (known?.rows ?? []), step.rows);
  const sealed = await sealRows(keys, head.scopeKey, rows, step.packed);
  await steadily(cache, () => cache.pages.put({ ...head, sealed }));
  return { scope, epoch, cursor, rows, complete };
}

/** The same rows further on; `false` when the page on the disk is not the one that is known. */
function moveHead(cache: Cache, known: Page, head: Omit<PageRow, 'sealed'>): Promise<boolean> {
  return steadily(cache, () =>
    cache.transaction('rw', cache.pages, async () => {
      const row = await cache.pages.get(head.scopeKey);
      if (row === undefined || row.epoch !== known.epoch || row.cursor !== known.cursor) return false;
      await cache.pages.put({ ...row, ...head });
      return true;
    }),
  );
}

/** A file is sealed as it came: its rows are packed already, as a page's are. */
function sealRows({ dataKey }: Keys, key: string, rows: Row[], packed: Sealed | undefined): Promise<Sealed> {
  const label = { kind: 'page', key } as const;
  return packed === undefined ? seal(dataKey, label, rows, true) : sealBytes(dataKey, labelBytes(label), packed);
}

export async function erasePage(cache: Cache, scope: Scope): Promise<void> {
  await steadily(cache, () => cache.pages.delete(scopeKey(scope)));
}

async function pageFrom({ dataKey }: Keys, { scopeKey: key, epoch, cursor, complete = true, sealed }: PageRow): Promise<Page | null> {
  try {
    const rows = (await unseal(dataKey, { kind: 'page', key }, sealed, true)) as Row[];
    return { scope: scopeOfKey(key), epoch, cursor, rows, complete };
  } catch {
    return null;
  }
}
