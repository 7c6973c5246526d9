import type { GrantedScope } from '#shared/sync/pull.ts';
import type { KeptOperation } from './kept-operation.ts';
import type { OutboxKey } from './outbox-key.ts';
import type { Page } from './page.ts';
import type { PhoneAccount } from './phone-state.ts';

/** What exists only while the phone is open. Pages and operations by scope key and by id. */
export interface PhoneMemory {
  dataKey: CryptoKey;
  /** Today's first, then those before that this PIN opens too. None on a phone that had no room to keep one: then the data key seals. */
  outboxes: OutboxKey[];
  account: PhoneAccount;
  granted: GrantedScope[];
  pages: Map<string, Page>;
  operations: Map<string, KeptOperation>;
}

/** How the parts of the store reach what is in memory; `null` while the phone is locked. */
export interface MemoryHolder {
  memory: PhoneMemory | null;
}

/** For what only happens behind the lock. */
export function demandMemory(holder: MemoryHolder): PhoneMemory {
  if (holder.memory === null) throw new Error('The phone is locked.');
  return holder.memory;
}
