import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { Contents } from '../contents.ts';
import { Reads, Storage, Transaction } from '../storage.ts';

/** Whom a question is put to: the database, a transaction on it, or a replica. */
export type Asked = Storage | Transaction | Reads;

export function storageOf(asked: Asked): Storage {
  return asked instanceof Storage ? asked : asked.storage;
}

export function rowsOf(asked: Asked, scope: Scope) {
  const key = scopeKey(scope);
  return asked instanceof Transaction ? asked.rows(key) : storageOf(asked).behind(key, asked instanceof Reads ? asked.lag : 0);
}

export function contentsOf(asked: Asked): Contents {
  return asked instanceof Transaction ? asked.seen() : storageOf(asked).contents;
}

export async function within<T>(asked: Asked, work: (tx: Transaction) => T): Promise<T> {
  const storage = storageOf(asked);
  if (asked instanceof Transaction) {
    await storage.statement();
    return work(asked);
  }
  return storage.begin((tx) => Promise.resolve(work(tx)));
}

export async function ask<T>(asked: Asked, work: () => T): Promise<T> {
  await storageOf(asked).statement();
  return work();
}
