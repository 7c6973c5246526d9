import { EventEmitter } from 'node:events';
import * as z from 'zod/mini';
import { type Scope, scopeSchema } from '#shared/sync/scope.ts';
import type { Queryable, Sql } from '#server/db/connect.ts';

/** A hint that a hamlet has moved on to a version. Never data: whoever hears it asks for what they may see. */
export type Change = Scope & { ver: number };

const channel = 'tung_nha_change';
const changeSchema = z.object({ ...scopeSchema.shape, ver: z.int() });

/** Hears the changes of every server process on this database. */
export interface ChangeHub {
  /** Changes from now on, until the signal ends it. */
  follow(signal: AbortSignal): AsyncGenerator<Change>;
  close(): Promise<void>;
}

/** Says, when the transaction commits and only then, that a hamlet has changed. */
export async function announce(sql: Queryable, change: Change): Promise<void> {
  await sql`select pg_notify(${channel}, ${JSON.stringify(change)})`;
}

export async function openChangeHub(sql: Sql): Promise<ChangeHub> {
  const emitter = new EventEmitter().setMaxListeners(0);
  const { unlisten } = await sql.listen(channel, (payload) => emitter.emit('change', changeSchema.parse(JSON.parse(payload))));
  return { follow: (signal) => follow(emitter, signal), close: unlisten };
}

async function* follow(emitter: EventEmitter, signal: AbortSignal): AsyncGenerator<Change> {
  const waiting: Change[] = [];
  let wake = () => {};
  const onChange = (change: Change) => {
    waiting.push(change);
    wake();
  };
  const onAbort = () => wake();
  emitter.on('change', onChange);
  signal.addEventListener('abort', onAbort);
  try {
    while (!signal.aborted) {
      yield* waiting.splice(0);
      if (waiting.length === 0 && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    emitter.off('change', onChange);
    signal.removeEventListener('abort', onAbort);
  }
}
