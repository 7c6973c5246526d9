import { Problem } from '#shared/base/problem.ts';
import type { OperationBody, OutboxItem, SaveOptions } from './kept-operation.ts';
import { useLiveValue } from './live-value.ts';
import { heardOfWriting } from './room-here.ts';
import { thisPhone } from './this-phone.ts';
import type { Scope } from '#shared/sync/scope.ts';

export type { OperationBody, OutboxItem, SaveOptions } from './kept-operation.ts';

/** Everything done on this phone, newest first, with where it has got to. */
export function useOutbox(): OutboxItem[] {
  return useLiveValue(thisPhone.outbox);
}

/**
 * Writes down what was done. When it resolves, the work outlives a killed app and an empty battery.
 * Throws Problem `device.storage-full` (the draft stays as it was), `operation.invalid` or `operation.too-large`.
 */
export async function saveOperation(scope: Scope, done: OperationBody, options: SaveOptions = {}): Promise<void> {
  try {
    await thisPhone.saveOperation(scope, done, options);
    heardOfWriting(null);
  } catch (fault) {
    if (fault instanceof Problem) heardOfWriting(fault.code);
    throw fault;
  }
}
