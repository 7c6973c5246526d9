/**
 * What one operation says, as data. Of one key of its facts the latest counts, by time or by the id alone; of what is
 * `seen`, only among those that nobody who spoke later had seen, and with a `height` the highest of them.
 */
export interface Said {
  id: string;
  scope: string;
  at: string;
  content: string;
  facts: Fact[];
}

export interface Fact {
  key: string;
  value: string;
  by: 'time' | 'id' | 'seen';
  height?: number;
  /** A verdict on the fact `about`: of the operations that it covers only the pick counts on. */
  verdict?: { about: string; covers: string[]; pick: string | null };
}

/** One operation as a hamlet's journal has it. */
export interface Journalled {
  id: string;
  ver: number;
  /** Version that its author had seen. */
  bv: number;
  device: string | null;
  seq: number;
  doneAt: string;
  receivedAt: string;
  content: string;
  household: string;
  /** The office lets the household go to another hamlet (`null`: elsewhere), or come from one. */
  move: { isOut: boolean; other: string | null } | null;
}

/** The journals by hamlet, in order. */
export type Journals = Map<string, Journalled[]>;

/** A fact with where it stands in a hamlet now. `isPast`: it stood no more when its household came there. */
export type Told = Fact & Journalled & { isPast?: boolean };

/** Everything there is when the world has come to rest. */
export interface AtRest {
  unsettled: string | null;
  failures: string[];
  /** Set aside for hamlets that there are not. */
  strays: readonly string[];
  hamlets: {
    scope: string;
    /** It has become a part of another. */
    isEnded: boolean;
    head: number;
    journal: Journalled[];
    keptAside: string[];
    derived: Record<string, string>;
    tally: Record<string, number>;
    households: Record<string, string>;
    readings: string[][];
    whole: string[];
  }[];
  /** Operations in bundles that nobody has brought in yet. */
  carried: string[];
  phones: {
    name: string;
    granted: string[];
    pages: string[];
    outbox: { id: string; state: string }[];
    views: { scope: string; households: Record<string, string>; unsettled: string[] }[];
  }[];
}
