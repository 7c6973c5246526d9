/**
 * What one operation says, as data. Of one key of its facts the latest counts, by time or by the id alone; of what is
 * `seen`, only among those that nobody who spoke later had seen, and with a `height` the highest of them.
 */
export interface Said {
  id: string;
  scope: string;
  at: string;
  content: string;
  facts: { key: string; value: string; by: 'time' | 'id' | 'seen'; height?: number }[];
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
}

/** Everything there is when the world has come to rest. */
export interface AtRest {
  unsettled: string | null;
  failures: string[];
  hamlets: {
    scope: string;
    head: number;
    journal: Journalled[];
    keptAside: string[];
    derived: Record<string, string>;
    tally: Record<string, number>;
    households: Record<string, string>;
    readings: string[][];
    whole: string[];
  }[];
  phones: {
    name: string;
    granted: string[];
    pages: string[];
    outbox: { id: string; state: string }[];
    views: { scope: string; households: Record<string, string>; unsettled: string[] }[];
  }[];
}
