import { householdOf } from '#shared/sync/operation.ts';
import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { Cache } from './cache.ts';
import { steadily } from './database-faults.ts';
import { createCourierSide, type CourierSide } from './courier-side.ts';
import { countTries, openIdentity, openOutboxes, readDevice } from './device-row.ts';
import { createDraftShelf, type DraftShelf } from './draft-shelf.ts';
import { claimPhone, type Claim, hasUsedLink, isOwnLink } from './enrol.ts';
import type { Journal } from './journal.ts';
import type { KeptOperation, OperationBody, OutboxItem, SaveOptions } from './kept-operation.ts';
import { createLiveValue, type LiveValue } from './live-value.ts';
import { readOperations, writeOperation } from './operation-shelf.ts';
import { readPage, readPages } from './page-shelf.ts';
import { demandMemory, type MemoryHolder, type PhoneMemory } from './phone-memory.ts';
import type { PhoneState } from './phone-state.ts';
import type { PinCost } from './pin-key.ts';
import { createRosterView, type Roster } from './roster-view.ts';
import type { NewsChannel, StoreNews } from './store-news.ts';
import { createStoreSync } from './store-sync.ts';
import type { SyncSide } from './sync-side.ts';
import { openVault } from './vault.ts';

/** Everything that comes from outside: the disk, the time, the other tabs. */
export interface PhoneStorePorts {
  journal: Journal;
  cache: Cache;
  clock: () => Date;
  /** UUID for a phone that is being enrolled. */
  newDeviceId: () => string;
  pinCost: PinCost;
  openChannel: () => NewsChannel;
}

export interface PhoneStore {
  phone: LiveValue<PhoneState>;
  roster: LiveValue<Roster>;
  outbox: LiveValue<OutboxItem[]>;
  /** The phone was opened and had no page of any of its hamlets: never fetched, or cleared away by the browser. */
  openedWithoutPages: LiveValue<boolean>;
  drafts: DraftShelf;
  sync: SyncSide;
  courier: CourierSide;
  /** Why the journal cannot be read at all. */
  failure: LiveValue<Error | null>;
  /** Finds out whose phone this is. Once, when the app starts. */
  load(): Promise<void>;
  unlock(pin: string): Promise<'ok' | 'wrong'>;
  lockNow(): void;
  /** Whether this link was used by this phone, to the end or not. */
  hasUsedLink(code: string): Promise<boolean>;
  /** Whether this link is the one that the phone's book was made with. */
  isOwnLink(code: string): Promise<boolean>;
  enrol(claim: Claim): Promise<void>;
  saveOperation(scope: Scope, done: OperationBody, options?: SaveOptions): Promise<void>;
}

/** One phone's store. The app has one; a test may have several, on disks of their own. */
export function createPhoneStore(ports: PhoneStorePorts): PhoneStore {
  const { journal, cache, clock } = ports;
  const phone = createLiveValue<PhoneState>({ kind: 'loading' });
  const outbox = createLiveValue<OutboxItem[]>([]);
  const failure = createLiveValue<Error | null>(null);
  const openedWithoutPages = createLiveValue(false);
  const drafts = createDraftShelf(journal, clock);
  const view = createRosterView();
  const holder: MemoryHolder = { memory: null };
  const lastReachedAt = createLiveValue<string | null>(null);
  let channel: NewsChannel | null = null;
  let locking: Promise<void> = Promise.resolve();

  async function load(): Promise<void> {
    try {
      await showDevice();
      lastReachedAt.set((await steadily(cache, () => cache.marks.get('lastReachedAt')))?.at ?? null);
      channel = ports.openChannel();
      channel.hear((news) => void follow(news));
    } catch (fault) {
      failure.set(fault instanceof Error ? fault : new Error(String(fault)));
    }
  }

  async function showDevice(): Promise<void> {
    const row = await readDevice(journal);
    if (row === null || row.sealed === null) phone.set({ kind: 'not-enrolled' });
    else phone.set({ kind: 'enrolled', account: null, lock: { kind: 'locked', wrongTries: row.wrongTries } });
  }

  async function unlock(pin: string): Promise<'ok' | 'wrong'> {
    await locking;
    // Counted before it is tried: switching the phone off in between buys no free guess.
    const row = await countTries(journal, (before) => before + 1);
    const dataKey = row.keys === null ? null : await openVault(row.keys, pin);
    if (dataKey === null || row.sealed === null) {
      phone.set({ kind: 'enrolled', account: null, lock: { kind: 'locked', wrongTries: row.wrongTries } });
      return 'wrong';
    }
    await countTries(journal, () => 0);
    const identity = await openIdentity(dataKey, row.sealed);
    const outboxes = await openOutboxes(journal, dataKey, row);
    const memory = { dataKey, outboxes, ...identity, pages: new Map(), operations: new Map() };
    await open(memory);
    openedWithoutPages.set(memory.granted.length > 0 && memory.pages.size === 0);
    return 'ok';
  }

  async function open(memory: PhoneMemory): Promise<void> {
    memory.pages = await readPages(cache, memory);
    await readOperations(journal, memory);
    await drafts.load(memory.dataKey);
    holder.memory = memory;
    view.rebuild(memory);
    showOutbox();
    phone.set({ kind: 'enrolled', account: memory.account, lock: { kind: 'open' } });
  }

  function lockNow(): void {
    channel?.tell({ kind: 'locked' });
    lockHere();
  }

  function lockHere(): void {
    if (holder.memory === null) return;
    holder.memory = null;
    phone.set({ kind: 'enrolled', account: null, lock: { kind: 'locked', wrongTries: 0 } });
    view.clear();
    outbox.set([]);
    // What was typed a moment ago still reaches the disk, sealed with the key it was begun with.
    locking = drafts.settled().then(() => drafts.load(null));
  }

  async function enrol(claim: Claim): Promise<void> {
    const { newDeviceId, pinCost } = ports;
    const opened = await claimPhone({ journal, newDeviceId, pinCost }, holder.memory, claim);
    await open({ ...opened, pages: new Map(), operations: new Map() });
    channel?.tell({ kind: 'device' });
  }

  async function saveOperation(scope: Scope, done: OperationBody, { clearDraft }: SaveOptions = {}): Promise<void> {
    const memory = demandMemory(holder);
    if (clearDraft !== undefined) await drafts.settled(clearDraft);
    const at = clock().toISOString();
    const kept = await writeOperation(journal, memory, { scope, done, at, clearDraft: clearDraft ?? null });
    memory.operations.set(kept.op.id, kept);
    if (clearDraft !== undefined) drafts.forget(clearDraft);
    showOperations([kept]);
    channel?.tell({ kind: 'operations' });
  }

  function showOperations(changed: Iterable<KeptOperation>): void {
    if (holder.memory === null) return;
    const households = new Map<string, string[]>();
    for (const { op, scope } of changed) {
      const key = scopeKey(scope);
      households.set(key, [...(households.get(key) ?? []), householdOf(op)]);
    }
    for (const [key, ids] of households) view.refresh(holder.memory, key, ids);
    showOutbox();
  }

  function showOutbox(): void {
    const all = [...(holder.memory?.operations.values() ?? [])];
    outbox.set(all.sort((a, b) => b.op.seq - a.op.seq).map(outboxItem));
  }

  async function follow(news: StoreNews): Promise<void> {
    if (news.kind === 'locked') return lockHere();
    if (news.kind === 'device' && holder.memory === null) return showDevice();
    const { memory } = holder;
    if (memory === null) return undefined;
    if (news.kind === 'operations') {
      const before = new Map(memory.operations);
      await readOperations(journal, memory);
      const changed = [...memory.operations.values()].filter(({ op, state }) => before.get(op.id)?.state.kind !== state.kind);
      showOperations([...changed, ...changed.flatMap(({ op }) => before.get(op.id) ?? [])]);
    }
    if (news.kind === 'page') {
      const page = await readPage(cache, memory, news.scopeKey);
      if (page === null) memory.pages.delete(news.scopeKey);
      else memory.pages.set(news.scopeKey, page);
      view.rebuild(memory);
    }
    return undefined;
  }

  const sync = createStoreSync({
    journal,
    cache,
    holder,
    view,
    lastReachedAt,
    onWork: outbox.subscribe,
    showOperations,
    tell: (news) => channel?.tell(news),
  });

  const courier = createCourierSide({
    journal,
    holder,
    async changed() {
      await follow({ kind: 'operations' });
      channel?.tell({ kind: 'operations' });
    },
  });

  return {
    phone,
    roster: view.roster,
    outbox,
    openedWithoutPages,
    drafts,
    sync,
    courier,
    failure,
    load,
    unlock,
    lockNow,
    hasUsedLink: (code) => hasUsedLink(journal, code),
    isOwnLink: (code) => isOwnLink(journal, code),
    enrol,
    saveOperation,
  };
}

function outboxItem({ op, scope, state }: KeptOperation): OutboxItem {
  const shown = state.kind === 'arrived' ? { kind: state.kind, at: state.at } : state;
  return { op, scope, householdId: householdOf(op), state: shown };
}
