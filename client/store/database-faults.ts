import type { Dexie } from 'dexie';
import { Problem } from '#shared/base/problem.ts';

/**
 * Runs work on a database of the phone. Browsers now and then lose the connection under a living page: it is then
 * opened again and the work repeated, three times at most, so the work must bear repetition.
 * Throws Problem `device.storage-full` when there is no room, `device.storage-failed` when the connection stays lost;
 * whatever else fails is thrown as it came.
 */
export async function steadily<T>(database: Dexie, work: () => PromiseLike<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (fault) {
      if (isNamed(fault, fullNames)) throw new Problem('device.storage-full');
      if (!isNamed(fault, lostNames)) throw fault;
      if (tries === 3) throw new Problem('device.storage-failed');
      database.close({ disableAutoOpen: false });
    }
  }
}

const fullNames = ['QuotaExceededError'];
const lostNames = ['InvalidStateError', 'UnknownError', 'DatabaseClosedError'];

// Dexie wraps the browser's own error, sometimes twice: an aborted transaction, and in it the reason.
function isNamed(fault: unknown, names: string[]): boolean {
  if (typeof fault !== 'object' || fault === null) return false;
  const { name, inner } = fault as { name?: unknown; inner?: unknown };
  return (typeof name === 'string' && names.includes(name)) || isNamed(inner, names);
}
