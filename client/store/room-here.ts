import type { ProblemCode } from '#shared/base/problem.ts';
import { useLiveValue } from './live-value.ts';
import { createRoomMeter, type Room } from './room.ts';

const roomHere = createRoomMeter(() => navigator.storage);

/** How much room this browser has; `null` as long as nobody knows. */
export function useRoom(): Room | null {
  return useLiveValue(roomHere.room);
}

/** Reads anew how much there is: at the start, and after much was written. */
export function lookForRoom(): void {
  void roomHere.look();
}

/** What came of writing: `null` when it went well. */
export function heardOfWriting(problem: ProblemCode | null): void {
  if (problem === null) roomHere.wrote();
  else if (problem === 'device.storage-full') roomHere.refused();
}

/** Asks the browser never to clear this app's data away. */
export function askToKeep(): Promise<void> {
  return roomHere.askToKeep();
}
