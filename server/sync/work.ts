import type { ProblemCode } from '#shared/base/problem.ts';
import { addTally, emptyTally, type Tally, tallyOf } from '#shared/coverage/tally.ts';
import { emptyFile, type HouseholdFile, isFounded, visitsOf } from '#shared/household/household-file.ts';
import type { Author } from '#shared/sync/fact.ts';
import { createsHousehold, type Envelope, householdOf, type Operation } from '#shared/sync/operation.ts';
import type { OperationAnswer } from '#shared/sync/push.ts';
import { reduce } from '#shared/sync/reduce.ts';
import type { ChangedRows } from '#server/household/file-queries.ts';
import type { JournalEntry, Quarantined } from './gate-queries.ts';

/** What a batch does to the households of one hamlet, before anything is written. */
export class Work {
  ver: number;
  readonly journal: JournalEntry[] = [];
  readonly refused: Quarantined[] = [];
  readonly #before: Map<string, HouseholdFile>;
  readonly #after = new Map<string, HouseholdFile>();
  readonly #touched = new Map<string, number>();

  constructor(head: number, before: Map<string, HouseholdFile>) {
    this.ver = head;
    this.#before = before;
  }

  admittedNow(id: string, now: Date): { ver: number; sha: string; receivedAt: Date } | undefined {
    const entry = this.journal.find((one) => one.envelope.id === id);
    return entry && { ver: entry.ver, sha: entry.sha, receivedAt: now };
  }

  isPossible(operation: Operation): boolean {
    return createsHousehold(operation) || isFounded(this.#fileOf(householdOf(operation)));
  }

  apply(operation: Operation, envelope: Envelope, sha: string, by: Author, now: Date): number {
    // A phone's clock may run ahead; nothing was done later than we heard of it.
    const doneAt = operation.at < now.toISOString() ? operation.at : now.toISOString();
    const file = this.#fileOf(householdOf(operation));
    const next = reduce(file, { ...operation, at: doneAt, by });
    this.ver += 1;
    this.journal.push({ ver: this.ver, envelope, sha, doneAt });
    this.#after.set(file.id, next);
    this.#touched.set(file.id, this.ver);
    for (const member of Object.values(next.members)) {
      if (member !== file.members[member.id]) this.#touched.set(`${file.id}/${member.id}`, this.ver);
    }
    for (const visit of Object.values(next.visits)) {
      if (visit !== file.visits[visit.id]) this.#touched.set(`${file.id}/${visit.id}`, this.ver);
    }
    return this.ver;
  }

  refuse(envelope: Envelope, sha: string, code: ProblemCode): OperationAnswer {
    this.refused.push({ envelope, sha, code });
    return { id: envelope.id, kind: 'quarantined', code };
  }

  changedRows(): ChangedRows {
    const files = [...this.#after.values()];
    return {
      files: this.#stamped(files, (file) => file.id),
      members: this.#stamped(files.flatMap((file) => Object.values(file.members)), keyInHousehold),
      visits: this.#stamped(files.flatMap((file) => Object.values(file.visits)), keyInHousehold),
    };
  }

  tallyDifference(): { difference: Tally; lastVisitAt: string | null } {
    let difference = emptyTally;
    let lastVisitAt: string | null = null;
    for (const [id, after] of this.#after) {
      difference = addTally(difference, tallyOf(after));
      const before = this.#before.get(id);
      if (before !== undefined) difference = addTally(difference, tallyOf(before), -1);
      const last = visitsOf(after)[0]?.at ?? null;
      if (last !== null && (lastVisitAt === null || last > lastVisitAt)) lastVisitAt = last;
    }
    return { difference, lastVisitAt };
  }

  #fileOf(id: string): HouseholdFile {
    return this.#after.get(id) ?? this.#before.get(id) ?? emptyFile(id);
  }

  #stamped<T>(bodies: T[], keyOf: (body: T) => string): { ver: number; body: T }[] {
    return bodies.flatMap((body) => {
      const ver = this.#touched.get(keyOf(body));
      return ver === undefined ? [] : [{ ver, body }];
    });
  }
}

// A person may stand in two households' files under one id, so the household is part of the key.
function keyInHousehold(body: { id: string; householdId: string }): string {
  return `${body.householdId}/${body.id}`;
}
