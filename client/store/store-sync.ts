import { householdOf } from '#shared/sync/operation.ts';
import { sameScope, type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { Cache } from './cache.ts';
import { steadily } from './database-faults.ts';
import { changeDevice, openIdentity, readDevice, sealIdentity } from './device-row.ts';
import type { Journal } from './journal.ts';
import { isWithin, type KeptOperation, type KeptState, withState } from './kept-operation.ts';
import type { LiveValue } from './live-value.ts';
import { eraseArrived, readOperations, writeAnswers, writeEpoch, writeSawNothing, writeWaitingAgain } from './operation-shelf.ts';
import { digestAfter, householdOfRow } from './page.ts';
import { erasePage, writePage } from './page-shelf.ts';
import { demandMemory, type MemoryHolder, type PhoneMemory } from './phone-memory.ts';
import { mayLetGo } from './retention.ts';
import type { RosterView } from './roster-view.ts';
import type { StoreNews } from './store-news.ts';
import type { PageStep, SyncSide } from './sync-side.ts';

interface StoreSyncParts {
  journal: Journal;
  cache: Cache;
  holder: MemoryHolder;
  view: RosterView;
  lastReachedAt: LiveValue<string | null>;
  onWork: SyncSide['onWork'];
  showOperations(changed: Iterable<KeptOperation>): void;
  tell(news: StoreNews): void;
}

/** What the sync may do with the store: first the disk, then the memory, then the other tabs. */
export function createStoreSync(parts: StoreSyncParts): SyncSide {
  const { journal, cache, holder, view, lastReachedAt, onWork, showOperations, tell } = parts;

  function showStates(memory: PhoneMemory, states: Map<string, KeptState>): void {
    const before = [...states.keys()].flatMap((id) => memory.operations.get(id) ?? []);
    const changed = before.map((known) => withState(known, states.get(known.op.id) ?? known.state));
    for (const kept of changed) memory.operations.set(kept.op.id, kept);
    // Work that is found to belong in another hamlet is no longer laid over the one where it was.
    showOperations([...before, ...changed]);
    tell({ kind: 'operations' });
  }

  async function sendAgain(isMeant: (kept: KeptOperation) => boolean): Promise<void> {
    const memory = demandMemory(holder);
    const ids = [...memory.operations.values()].filter(isMeant).map((kept) => kept.op.id);
    if (ids.length > 0) showStates(memory, await writeWaitingAgain(journal, ids));
  }

  /** What had been seen of a history that is no more says nothing of the one that is. */
  async function forgetWhatWasSeen(memory: PhoneMemory, scope: Scope): Promise<void> {
    const kept = [...memory.operations.values()].filter(({ sentFor, wire }) => sameScope(sentFor, scope) && wire.bv > 0);
    const ids = kept.map(({ op }) => op.id);
    if (ids.length === 0) return;
    await writeSawNothing(journal, ids);
    await readOperations(journal, memory);
    showOperations([]);
    tell({ kind: 'operations' });
  }

  async function commitPage(step: PageStep): Promise<void> {
    const memory = demandMemory(holder);
    const key = scopeKey(step.scope);
    const known = memory.pages.get(key);
    const page = await writePage(cache, memory, known, step);
    if (holder.memory !== memory) return;
    memory.pages.set(key, page);
    view.refresh(memory, key, known === undefined || step.whole ? null : concerned(memory, step));
    tell({ kind: 'page', scopeKey: key });
  }

  async function dropPage(scope: Scope): Promise<void> {
    const memory = demandMemory(holder);
    await erasePage(cache, scope);
    if (holder.memory !== memory) return;
    memory.pages.delete(scopeKey(scope));
    view.refresh(memory, scopeKey(scope), null);
    tell({ kind: 'page', scopeKey: scopeKey(scope) });
  }

  return {
    isOpen: () => holder.memory !== null,

    waiting() {
      const { account, operations } = demandMemory(holder);
      // Work of somebody who had this phone before is never sent under another name.
      const isMine = ({ op, state }: KeptOperation) => state.kind === 'waiting' && op.by.id === account.id;
      return [...operations.values()].filter(isMine).sort((a, b) => a.op.seq - b.op.seq);
    },

    standings() {
      const { granted, pages } = demandMemory(holder);
      return granted.map((one) => {
        const page = pages.get(scopeKey(one));
        return { granted: one, epoch: page?.epoch ?? null, cursor: page?.cursor ?? 0, complete: page?.complete ?? false };
      });
    },

    nonce: async () => (await readDevice(journal))?.nonce ?? null,

    async markAnswers(answers, phone) {
      showStates(demandMemory(holder), await writeAnswers(journal, answers, phone));
    },

    async followHistory(scope, continued) {
      const memory = demandMemory(holder);
      await sendAgain(({ scope: where, state }) => {
        if (!sameScope(where, scope)) return state.kind === 'arrived' && !isAmong(memory.granted, where);
        return isUndecided(state) || (state.kind === 'arrived' && !isWithin(state, continued));
      });
      if (continued === null) return forgetWhatWasSeen(memory, scope);
      const within = [...memory.operations.values()].filter(
        ({ scope: where, state }) => sameScope(where, scope) && isWithin(state, continued),
      );
      const ids = within.map(({ op }) => op.id);
      if (ids.length > 0) showStates(memory, await writeEpoch(journal, ids, continued.epoch, continued.now));
    },

    askAgain: () => sendAgain(({ state }) => isUndecided(state)),

    async letGo(word) {
      const memory = demandMemory(holder);
      // A receipt may come late, from a server that has gone back to before it: what it told is asked about once.
      await sendAgain(({ scope, state }) => state.kind === 'arrived' && state.byReceipt === true && memory.pages.get(scopeKey(scope))?.epoch !== state.epoch);
      const old = [...memory.operations.values()].filter(({ scope, state }) =>
        mayLetGo(state, memory.pages.get(scopeKey(scope)) ?? null, word),
      );
      if (old.length === 0) return;
      for (const id of await eraseArrived(journal, old.map((kept) => kept.op.id))) memory.operations.delete(id);
      showOperations([]);
      tell({ kind: 'operations' });
    },

    digestAfter({ scope, rows, whole }) {
      return digestAfter(whole ? undefined : demandMemory(holder).pages.get(scopeKey(scope)), rows);
    },
    commitPage,
    dropPage,

    async grant(granted) {
      const memory = demandMemory(holder);
      // A page may have outlived its grant: the tab was killed in between, or a power cut took the erasing back.
      for (const page of memory.pages.values()) {
        if (!isAmong(granted, page.scope)) await dropPage(page.scope);
      }
      // Another tab may have heard something else since, and written that down.
      const kept = (await readDevice(journal))?.sealed;
      const onDisk = kept ? (await openIdentity(memory.dataKey, kept)).granted : null;
      const heard = JSON.stringify(granted);
      if (heard === JSON.stringify(memory.granted) && heard === JSON.stringify(onDisk)) return;
      // A hamlet goes when it is taken away, and when the server went back to before it was given: it is asked which.
      const before = memory.granted;
      await sendAgain(({ scope, state }) => state.kind === 'arrived' && isAmong(before, scope) && !isAmong(granted, scope));
      const sealed = await sealIdentity(memory.dataKey, { account: memory.account, granted });
      await changeDevice(journal, (row) => {
        if (row === null) throw new Error('The row of this phone is gone.');
        return { ...row, sealed };
      });
      memory.granted = granted;
      view.rebuild(memory);
    },

    onWork,
    lastReachedAt,

    async reached(at) {
      lastReachedAt.set(at);
      await steadily(cache, () => cache.marks.put({ key: 'lastReachedAt', at }));
    },
  };
}

function isAmong(scopes: readonly Scope[], scope: Scope): boolean {
  return scopes.some((one) => sameScope(one, scope));
}

/** The commune keeps it and has not applied it; nobody has said that it never will. */
function isUndecided(state: KeptState): boolean {
  return state.kind === 'held' || (state.kind === 'quarantined' && state.code !== 'operation.dismissed');
}

/** Households that a step touches, or whose own work it now contains. */
function concerned(memory: PhoneMemory, step: PageStep): Set<string> {
  const households = new Set(step.rows.map(householdOfRow));
  for (const kept of memory.operations.values()) {
    if (sameScope(kept.scope, step.scope)) households.add(householdOf(kept.op));
  }
  return households;
}
