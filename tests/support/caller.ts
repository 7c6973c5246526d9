import type { Actor } from '#server/access/actor.ts';
import { appRouter } from '#server/app-router.ts';
import { type KeyRing, keyRingOf, newPrivateKeys } from '#server/courier/server-keys.ts';
import type { Database } from '#server/db/connect.ts';
import type { Context } from '#server/http/trpc.ts';
import type { Change, ChangeHub } from '#server/sync/changes.ts';

const silentHub: ChangeHub = {
  // oxlint-disable-next-line require-yield -- a hub on which nothing happens
  follow: async function* (): AsyncGenerator<Change> {},
  close: () => Promise.resolve(),
};

/** The server's keys, of one test file. */
export const serverKeys: KeyRing = keyRingOf(newPrivateKeys());

/** What a request left in the browser. */
export interface Jar {
  token: string | null;
}

type Given = Partial<Context> & { jar?: Jar; signal?: AbortSignal };

/** The procedures as somebody would call them; `jar` catches the session cookie. */
export function callAs(database: Database, actor: Actor | null, { jar = { token: null }, signal, ...given }: Given = {}) {
  const context: Context = {
    sql: database.sql,
    clock: () => new Date('2026-11-23T01:00:00.000Z'),
    changes: silentHub,
    keys: serverKeys,
    actor,
    address: '127.0.0.1',
    origin: 'http://tung-nha.test',
    sessionToken: jar.token ?? 'a session of nobody',
    setSession: (token) => void (jar.token = token),
    clearSession: () => void (jar.token = null),
    ...given,
  };
  return appRouter.createCaller(context, signal === undefined ? {} : { signal });
}

/** The problem code of a call that must fail. */
export async function problemOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof Error && 'code' in cause) return String(cause.code);
    return error instanceof Error ? error.message : String(error);
  }
  return 'no problem';
}
