import type { Instant } from '#shared/base/day.ts';
import { isWithin, type KeptState, type ReadTo } from './kept-operation.ts';

/** What the server last said of its time and of its backups; `null` where it said nothing. */
export interface ServerWord {
  serverTime: Instant | null;
  /** What arrived before is in a verified backup off the server. */
  safeAt: Instant | null;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Days that arrived work stays on the phone: where a backup has it, and where nobody has said that one has. */
const keptDays = { inBackup: 30, unknown: 180 };

/**
 * Whether the phone may let go of a piece of work: the page has it, and it is old enough by the server's clock. Until
 * then the phone is what a server restored from an older backup gets it back from.
 */
export function mayLetGo(state: KeptState, page: ReadTo | null, { serverTime, safeAt }: ServerWord): boolean {
  if (serverTime === null || state.kind !== 'arrived' || !isWithin(state, page)) return false;
  const arrivedAt = Date.parse(state.at);
  const days = (Date.parse(serverTime) - arrivedAt) / dayMs;
  return safeAt === null ? days > keptDays.unknown : arrivedAt < Date.parse(safeAt) && days > keptDays.inBackup;
}
