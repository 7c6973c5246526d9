import type { Bytes, Wire } from './wire.ts';
import type { Profile } from './browser.ts';

/** One measured piece of work. `ms` is the page's own time. */
export interface Measured extends Bytes {
  ms: number;
  /** Peers that show what they have not yet kept: when it was on the screen. */
  visibleMs?: number;
  /** Bytes of live JavaScript objects afterwards. */
  heap?: number;
  /** Requests that carried it. */
  requests?: number;
}

/** What can be measured, by its name in the tables. */
export type Feat = 'first fetch' | 'own hamlet' | 'no-op pull' | 'delta' | 'push' | 'cold open' | 'cold open, own hamlet';

/** Somebody who takes part: the product, a peer, or a limit that nobody can be faster than. */
export interface Contestant {
  name: string;
  kind: 'ours' | 'peer' | 'limit';
  /** One run from an empty profile, with everything that this contestant can show of it. */
  fetchRun(profile: Profile): Promise<Partial<Record<Feat, Measured>>>;
  /** One run with visits waiting on the phone; `null` for those who cannot push. */
  pushRun: ((profile: Profile) => Promise<Measured>) | null;
}

/** Moments of a page, in milliseconds since 1970. */
export interface Timed {
  begin: number;
  end: number;
  visible?: number;
  requests?: number;
}

export function measured(wire: Wire, { begin, end, visible, requests }: Timed): Measured {
  return {
    ms: end - begin,
    ...(visible !== undefined && { visibleMs: visible - begin }),
    ...(requests !== undefined && { requests }),
    ...wire.between(begin, end),
  };
}
