import type { Instant } from '#shared/base/day.ts';
import type { ServerKeys } from '#shared/sync/courier-keys.ts';
import type { OperationAnswer } from '#shared/sync/push.ts';
import { steadily } from './database-faults.ts';
import { changeDevice, outboxKeysOf, readDevice } from './device-row.ts';
import type { Journal, OperationRow } from './journal.ts';
import type { KeptOperation } from './kept-operation.ts';
import { writeAnswers, writeHanded } from './operation-shelf.ts';
import { type OutboxKey, type OutboxKeyRow, wrapOutboxKey } from './outbox-key.ts';
import { demandMemory, type MemoryHolder } from './phone-memory.ts';
import type { Sealed } from './sealing.ts';

/** Rows of the disk that one outbox key seals, and which the server can open. */
export interface Parcel {
  outbox: OutboxKeyRow & { server: ServerKeys };
  /** First those that were not handed to anybody, then oldest first. */
  rows: OperationRow[];
}

/** The store as handing over sees it. All but `openWork` and `wrapped` works on a locked phone. */
export interface CourierSide {
  /** The outbox key of today; `null` on a phone that never had one. */
  outboxKey(): Promise<OutboxKeyRow | null>;
  /** That key sealed to a server. */
  wrapped(server: ServerKeys): Promise<Sealed>;
  /** The server has the key from now on, and its receipts are believed; `null`: it has lost it. */
  keepServer(outboxKey: string, server: ServerKeys | null): Promise<void>;
  /** That of today, and those of PINs that were forgotten and of people before. */
  outboxKeys(): Promise<OutboxKeyRow[]>;
  /** Work of an open phone, by ids, or all that waits; `null` while it is locked or has no key for it. */
  openWork(ids: readonly string[] | null): { outbox: OutboxKey; work: KeptOperation[] } | null;
  /** Everything that waits, as it lies; `stuck`: how many rows no server could open yet. */
  sealedWork(): Promise<{ parcels: Parcel[]; stuck: number }>;
  markHanded(ids: string[], at: Instant): Promise<void>;
  /** Answers that came by a receipt: what waits has got somewhere. */
  applyAnswers(answers: OperationAnswer[]): Promise<void>;
}

interface CourierParts {
  journal: Journal;
  holder: MemoryHolder;
  /** What lies on the disk is not what it was. */
  changed(): void | Promise<void>;
}

export function createCourierSide({ journal, holder, changed }: CourierParts): CourierSide {
  async function outboxKey(): Promise<OutboxKeyRow | null> {
    return (await readDevice(journal))?.outbox ?? null;
  }

  return {
    outboxKey,

    async wrapped(server) {
      const row = await outboxKey();
      if (row === null) throw new Error('This phone has no outbox key.');
      return wrapOutboxKey(demandMemory(holder).dataKey, row, server);
    },

    async keepServer(id, server) {
      await changeDevice(journal, (row) => {
        if (row === null) throw new Error('The row of this phone is gone.');
        return row.outbox?.id === id ? { ...row, outbox: { ...row.outbox, server } } : row;
      });
    },

    outboxKeys: async () => outboxKeysOf(await readDevice(journal)),

    openWork(ids) {
      const { memory } = holder;
      const [outbox] = memory?.outboxes ?? [];
      if (memory === null || outbox === undefined) return null;
      const { account, operations } = memory;
      const isMeant = ({ op, state }: KeptOperation) =>
        op.by.id === account.id && (ids === null ? state.kind === 'waiting' : ids.includes(op.id));
      return { outbox, work: [...operations.values()].filter(isMeant).sort((a, b) => turn(a.state, a.op.seq) - turn(b.state, b.op.seq)) };
    },

    async sealedWork() {
      const outboxes = outboxKeysOf(await readDevice(journal));
      const rows = await steadily(journal, () => journal.operations.toArray());
      const waiting = rows.filter(({ state }) => state.kind === 'waiting');
      const parcels = outboxes.flatMap((outbox): Parcel[] => {
        const own = waiting.filter((row) => row.outboxKey === outbox.id).sort((a, b) => turn(a.state, a.seq) - turn(b.state, b.seq));
        return outbox.server === null || own.length === 0 ? [] : [{ outbox: { ...outbox, server: outbox.server }, rows: own }];
      });
      return { parcels, stuck: waiting.length - parcels.reduce((sum, { rows: own }) => sum + own.length, 0) };
    },

    async markHanded(ids, at) {
      await writeHanded(journal, ids, at);
      await changed();
    },

    async applyAnswers(answers) {
      await writeAnswers(journal, answers, null);
      await changed();
    },
  };
}

/** What was handed to somebody already goes after what nobody has. */
function turn(state: OperationRow['state'], seq: number): number {
  return state.kind === 'waiting' && state.handedAt === undefined ? seq : seq + Number.MAX_SAFE_INTEGER / 2;
}
