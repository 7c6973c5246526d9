import type { ProblemCode } from '#shared/base/problem.ts';
import { addTally, emptyTally, type Tally, tallyOf } from '#shared/coverage/tally.ts';
import { emptyFile, type HouseholdFile, isFounded, visitsOf } from '#shared/household/household-file.ts';
import { combined, rootOf } from '#shared/household/merge.ts';
import { Digest, rowKey } from '#shared/sync/digest.ts';
import { type Envelope, householdOf, householdsNeededBy, mayDo, type Operation, type Reading } from '#shared/sync/operation.ts';
import type { OperationAnswer } from '#shared/sync/push.ts';
import { reduce } from '#shared/sync/reduce.ts';
import type { Doer } from '#server/access/actor.ts';
import type { ChangedRows, LoadedFiles } from '#server/household/file-queries.ts';

/** One operation at the gate: as sent, as read, and who did it. */
export interface Arrival {
  envelope: Envelope;
  /** SHA-256 of type, version and body: the same id with another one is another operation. */
  sha: string;
  reading: Reading | { kind: 'unreadable'; code: 'operation.too-large' };
  author: Doer;
  deviceId: string | null;
}

export interface JournalEntry extends Arrival {
  ver: number;
  doneAt: string;
}

export interface Refused {
  arrival: Arrival;
  code: ProblemCode;
}

/** Where an operation stands in the history of its hamlet. */
export interface Admitted {
  scope: number;
  ver: number;
  epoch: string;
  sha: string;
  receivedAt: Date;
}

/** What the gate knows when it begins: read after the hamlet was locked. */
export interface Standing {
  scope: number;
  ver: number;
  epoch: string;
  digest: string;
  loaded: LoadedFiles;
  admitted: ReadonlyMap<string, Admitted>;
  /** What people decided about operations set aside, by `decisionKey`. */
  decisions: ReadonlyMap<string, 'accepted' | 'dismissed'>;
  now: Date;
}

/** A decision is about one body under one id. */
export function decisionKey(id: string, sha: string): string {
  return `${id}/${sha}`;
}

/** The answer to an operation that has come before. */
export function duplicate(id: string, { scope, ver, epoch, receivedAt }: Admitted): OperationAnswer {
  return { id, kind: 'dup', scope, ver, epoch, at: receivedAt.toISOString() };
}

/** What a batch does to one hamlet, before anything is written: pure, in the order in which it is taken. */
export class Work {
  ver: number;
  readonly journal: JournalEntry[] = [];
  readonly refused: Refused[] = [];
  /** `householdId` is null when it is a newer server that is needed. */
  readonly held: { arrival: Arrival; householdId: string | null }[] = [];
  /** The journal by id of operation. */
  readonly #entries = new Map<string, JournalEntry>();
  readonly #standing: Standing;
  readonly #digest: Digest;
  /** Every file that is here, as it is by now, and those that are to be written. */
  readonly #files: Map<string, HouseholdFile>;
  readonly #changed = new Set<string>();
  readonly #touched = new Map<string, number>();
  /** Rows that the digest is the sum of, by key, at their versions. */
  readonly #summed: Map<string, number>;

  constructor(standing: Standing) {
    this.#standing = standing;
    this.#digest = new Digest(standing.digest);
    this.#files = new Map(standing.loaded.files);
    this.#summed = new Map(standing.loaded.versions);
    for (const { id, household } of this.#files.values()) if (household.gone !== undefined) this.#summed.delete(rowKey('household', id, id));
    this.ver = standing.ver;
  }

  get digest(): string {
    return this.#digest.toString();
  }

  take(arrival: Arrival): OperationAnswer {
    const { envelope, reading, sha } = arrival;
    const known = this.#standing.admitted.get(envelope.id) ?? this.#admittedNow(envelope.id);
    const decision = this.#standing.decisions.get(decisionKey(envelope.id, sha));
    if (decision === 'dismissed') return { id: envelope.id, kind: 'quarantined', code: 'operation.dismissed' };
    if (known !== undefined) {
      // An accepted second body stands in the journal under an id of its own: for its phone, it has arrived.
      if (known.sha !== sha && decision === undefined) return this.#refuse(arrival, 'operation.body-differs');
      return duplicate(envelope.id, known);
    }
    if (reading.kind === 'newer') return this.#hold(arrival, null);
    if (reading.kind === 'unreadable') return this.#refuse(arrival, reading.code);
    const { operation } = reading;
    if (!mayDo(arrival.author.role, operation.t)) return this.#refuse(arrival, 'operation.not-yours');
    const missing = householdsNeededBy(operation).find((id) => !isFounded(this.#fileOf(id)));
    if (missing !== undefined) return this.#hold(arrival, missing);
    // What moved on to another hamlet, and from there away, is not written down anew in the one it left first.
    const { gone } = this.#fileOf(householdOf(operation)).household;
    if (gone !== undefined && gone.movedTo !== null && operation.t !== 'household.arrive') return this.#hold(arrival, householdOf(operation));
    this.#apply(arrival, operation);
    const { scope, epoch, now } = this.#standing;
    return { id: envelope.id, kind: 'ok', scope, ver: this.ver, epoch, at: now.toISOString() };
  }

  changedRows(): ChangedRows {
    const files = [...this.#changed].map((id) => this.#fileOf(id));
    const shown = combined(this.#files);
    const stamped = this.#stamped(files, (file) => rowKey('household', file.id, file.id));
    const gone = stamped.flatMap(({ ver, body: { id, household } }) => (household.gone === undefined ? [] : [{ id, ver, ...household.gone }]));
    return {
      files: stamped
        .filter(({ body }) => body.household.gone === undefined)
        .map(({ ver, body }) => ({ ver, body: body.household, shown: shown.get(body.id) ?? null })),
      members: this.#stamped(files.flatMap((file) => Object.values(file.members)), (one) => rowKey('member', one.householdId, one.id)),
      visits: this.#stamped(files.flatMap((file) => Object.values(file.visits)), (one) => rowKey('visit', one.householdId, one.id)),
      gone,
    };
  }

  tallyDifference(): { difference: Tally; lastVisitAt: string | null } {
    const before = combined(this.#standing.loaded.files);
    const after = combined(this.#files);
    let difference = emptyTally;
    let lastVisitAt: string | null = null;
    for (const [id, file] of after) if (before.get(id) !== file) difference = addTally(difference, tallyOf(file));
    for (const [id, file] of before) if (after.get(id) !== file) difference = addTally(difference, tallyOf(file), -1);
    for (const id of this.#changed) {
      const last = visitsOf(this.#fileOf(id))[0]?.at ?? null;
      if (last !== null && (lastVisitAt === null || last > lastVisitAt)) lastVisitAt = last;
    }
    return { difference, lastVisitAt };
  }

  #apply(arrival: Arrival, operation: Operation): void {
    const now = this.#standing.now.toISOString();
    // A phone's clock may run ahead; nothing was done later than we heard of it.
    const doneAt = operation.at < now ? operation.at : now;
    const { author, deviceId } = arrival;
    const file = this.#fileOf(householdOf(operation));
    const stood = rootOf(file.id, this.#files);
    // Nobody has seen what is not there yet: a phone that says so has seen another history.
    const bv = Math.min(operation.bv, this.ver);
    this.ver += 1;
    const place = { at: doneAt, bv, ver: this.ver, ...(deviceId !== null && { device: deviceId }) };
    const next = reduce(file, { ...operation, ...place, by: { id: author.id, name: author.name } });
    const entry = { ...arrival, ver: this.ver, doneAt };
    this.journal.push(entry);
    this.#entries.set(entry.envelope.id, entry);
    this.#files.set(file.id, next);
    // What one name of a household comes to know, the line of the household shows.
    for (const id of new Set([file.id, stood, rootOf(file.id, this.#files)])) {
      this.#changed.add(id);
      this.#touch(rowKey('household', id, id), this.#fileOf(id).household.gone !== undefined);
    }
    // Of a household that has left, and of the rows it had, nothing is summed any more.
    for (const { id } of Object.values(file.members)) if (!(id in next.members)) this.#forget(rowKey('member', file.id, id));
    for (const { id } of Object.values(file.visits)) if (!(id in next.visits)) this.#forget(rowKey('visit', file.id, id));
    for (const member of Object.values(next.members)) {
      if (member !== file.members[member.id]) this.#touch(rowKey('member', file.id, member.id));
    }
    for (const visit of Object.values(next.visits)) {
      if (visit !== file.visits[visit.id]) this.#touch(rowKey('visit', file.id, visit.id));
    }
  }

  /** The row stands at this version now; a row of what is `gone` is not summed. */
  #touch(key: string, isGone = false): void {
    this.#forget(key);
    if (!isGone) this.#digest.move(key, undefined, this.ver);
    this.#touched.set(key, this.ver);
    if (!isGone) this.#summed.set(key, this.ver);
  }

  #forget(key: string): void {
    const before = this.#summed.get(key);
    if (before !== undefined) this.#digest.remove(key, before);
    this.#summed.delete(key);
  }

  #admittedNow(id: string): Admitted | undefined {
    const { scope, epoch, now } = this.#standing;
    const entry = this.#entries.get(id);
    return entry && { scope, ver: entry.ver, epoch, sha: entry.sha, receivedAt: now };
  }

  #refuse(arrival: Arrival, code: ProblemCode): OperationAnswer {
    this.refused.push({ arrival, code });
    return { id: arrival.envelope.id, kind: 'quarantined', code };
  }

  #hold(arrival: Arrival, householdId: string | null): OperationAnswer {
    this.held.push({ arrival, householdId });
    return { id: arrival.envelope.id, kind: 'held', needs: householdId === null ? 'server' : 'household' };
  }

  #fileOf(id: string): HouseholdFile {
    return this.#files.get(id) ?? emptyFile(id);
  }

  #stamped<T>(bodies: T[], keyOf: (body: T) => string): { ver: number; body: T }[] {
    return bodies.flatMap((body) => {
      const ver = this.#touched.get(keyOf(body));
      return ver === undefined ? [] : [{ ver, body }];
    });
  }
}
