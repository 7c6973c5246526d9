import type { Instant } from '#shared/base/day.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * By how many whole days the phone's clock is ahead of the server's (behind: negative); 0 when it is right enough. Nothing
 * depends on the phone's clock but the times that people read, so it is said, not enforced.
 */
export function daysOff(phone: Date, server: Instant | null): number {
  return server === null ? 0 : Math.trunc((phone.getTime() - Date.parse(server)) / dayMs);
}
