/** What the main thread hands to the database worker when it starts it. */
export type EmbeddedWorkerData = {
  /** Folder of the PostgreSQL cluster on disk, or null for a database that lives only in memory. */
  clusterFolder: string | null;
  /** An uncompressed tar of a cluster to begin from when there is none yet; without it `initdb` runs. */
  snapshotFile: string | null;
  /**
   * One shared number: when the statement now running began (milliseconds since the epoch), 0 when none runs.
   * The worker cannot answer a message while a statement runs, so the main thread reads this instead.
   */
  statementBegan: SharedArrayBuffer;
};

/** Main thread to worker. A connection is born with its first bytes. */
export type ToWorker =
  | { kind: 'bytes'; connection: number; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'gone'; connection: number }
  | { kind: 'dump' }
  | { kind: 'close' };

/** Worker to main thread. */
export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'bytes'; connection: number; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'gone'; connection: number; reason: string }
  | { kind: 'dump'; tar: ArrayBuffer }
  | { kind: 'closed' };
