import type { Instant } from '#shared/base/day.ts';
import { Problem, type ProblemCode } from '#shared/base/problem.ts';
import { steadily } from './database-faults.ts';
import type { DraftRow, Journal } from './journal.ts';
import { createLiveValue, type LiveValue } from './live-value.ts';
import { seal, unseal } from './sealing.ts';

export interface OpenDraft {
  key: string;
  updatedAt: Instant;
}

/** What is being typed: in memory at once, on the disk as soon as it can be sealed and written. */
export interface DraftShelf {
  /** Last touched first. */
  open: LiveValue<OpenDraft[]>;
  /** Why the last change is only in memory. */
  problem: LiveValue<ProblemCode | null>;
  /** What was typed under a key; `undefined` when nothing was. */
  read(key: string): unknown;
  write(key: string, value: unknown): void;
  discard(key: string): Promise<void>;
  /** Waits until nothing of a draft, or of any, is on its way to the disk. */
  settled(key?: string): Promise<void>;
  /** The draft has become work, and went from the disk in the same transaction. */
  forget(key: string): void;
  /** Fills the shelf from the disk, with the key that opens it; `null` empties the memory. */
  load(dataKey: CryptoKey | null): Promise<void>;
}

interface OnShelf {
  value: unknown;
  updatedAt: Instant;
}

export function createDraftShelf(journal: Journal, clock: () => Date): DraftShelf {
  const open = createLiveValue<OpenDraft[]>([]);
  const problem = createLiveValue<ProblemCode | null>(null);
  const shelf = new Map<string, OnShelf>();
  const writing = new Map<string, Promise<void>>();
  const forgotten = new Set<string>();
  let dataKey: CryptoKey | null = null;

  function write(key: string, value: unknown): void {
    shelf.set(key, { value, updatedAt: clock().toISOString() });
    forgotten.delete(key);
    show();
    // A write under way takes the latest value with it when it is done: keystrokes never queue up.
    if (!writing.has(key)) writing.set(key, writeDown(key).finally(() => writing.delete(key)));
  }

  async function writeDown(key: string): Promise<void> {
    const sealingKey = dataKey;
    if (sealingKey === null) return;
    let written: OnShelf | undefined;
    for (let next = shelf.get(key); next !== undefined && next !== written; next = shelf.get(key)) {
      written = next;
      const row = await sealDraft(sealingKey, key, next);
      if (!forgotten.has(key)) await putRow(row);
    }
    // Forgotten while its last write was on the way: that write must not bring it back.
    if (forgotten.delete(key)) await steadily(journal, () => journal.drafts.delete(key));
  }

  async function putRow(row: DraftRow): Promise<void> {
    try {
      await steadily(journal, () => journal.drafts.put(row));
      problem.set(null);
    } catch (fault) {
      // Nobody waits for this write: the fault is shown beside the form, and the next keystroke tries again.
      problem.set(fault instanceof Problem ? fault.code : 'device.storage-failed');
    }
  }

  async function settled(key?: string): Promise<void> {
    await (key === undefined ? Promise.all(writing.values()) : writing.get(key));
  }

  function forget(key: string): void {
    if (writing.has(key)) forgotten.add(key);
    shelf.delete(key);
    show();
  }

  async function discard(key: string): Promise<void> {
    forget(key);
    await settled(key);
    await steadily(journal, () => journal.drafts.delete(key));
  }

  async function load(opened: CryptoKey | null): Promise<void> {
    dataKey = opened;
    shelf.clear();
    if (opened !== null) {
      for (const row of await steadily(journal, () => journal.drafts.toArray())) {
        const draft = unseal(opened, { kind: 'draft', key: row.key }, row.sealed).then((value) => ({ value }));
        // What was typed under a PIN that was forgotten stays on the disk, unread.
        const read = await draft.catch(() => null);
        if (read !== null) shelf.set(row.key, { ...read, updatedAt: row.updatedAt });
      }
    }
    show();
  }

  function show(): void {
    const drafts = [...shelf].map(([key, { updatedAt }]) => ({ key, updatedAt }));
    open.set(drafts.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)));
  }

  return { open, problem, read: (key) => shelf.get(key)?.value, write, discard, settled, forget, load };
}

async function sealDraft(dataKey: CryptoKey, key: string, { value, updatedAt }: OnShelf): Promise<DraftRow> {
  return { key, updatedAt, sealed: await seal(dataKey, { kind: 'draft', key }, value) };
}
