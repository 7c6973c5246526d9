import type { OperationAnswer } from '#shared/sync/push.ts';

/** What was said to be done and what was said to have arrived, kept apart from the product: the memory of a witness. */
export class Ledger {
  readonly acked = new Map<string, number>();
  /** Operations whose second answer named another version: applied twice, or not in the one history. */
  readonly movedVersions = new Set<string>();
  readonly heldOrAside = new Set<string>();
  duplicates = 0;

  note(answers: OperationAnswer[]): void {
    for (const answer of answers) {
      if (answer.kind === 'held' || answer.kind === 'quarantined') {
        this.heldOrAside.add(answer.id);
        continue;
      }
      const before = this.acked.get(answer.id);
      if (before !== undefined && before !== answer.ver) this.movedVersions.add(answer.id);
      if (answer.kind === 'dup') this.duplicates += 1;
      this.acked.set(answer.id, answer.ver);
    }
  }
}
