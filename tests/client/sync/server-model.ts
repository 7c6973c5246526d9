import { digestOf } from '#shared/sync/digest.ts';
import type { Author } from '#shared/sync/fact.ts';
import { emptyFile, type HouseholdFile } from '#shared/household/household-file.ts';
import { canonical } from '#shared/sync/canonical.ts';
import { householdOf, type Operation, readOperation } from '#shared/sync/operation.ts';
import type { GrantedScope, PullReply, PullRequest, Row, ScopeAnswer } from '#shared/sync/pull.ts';
import type { OperationAnswer, PushReply, PushRequest } from '#shared/sync/push.ts';
import { reduce } from '#shared/sync/reduce.ts';
import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { ProblemCode } from '#shared/base/problem.ts';
import { anId } from '#tests/support/operations.ts';

interface Hamlet {
  head: number;
  rows: Map<string, Row>;
  files: Map<string, HouseholdFile>;
  arrived: Map<string, OperationAnswer>;
}

/** A small server in memory: the protocol as shared/sync says it, and nothing else. */
export class ServerModel {
  epoch = anId(1_000_001);
  granted: GrantedScope[];
  author: Author;
  /** Rows a pull answers at most; whole versions, as a real one. */
  rowsPerAnswer = 1_000;
  /** Operations to set aside, by their id, with the reason. */
  setAside = new Map<string, ProblemCode>();
  /** Rows of which the phone is not told, as if a fault had eaten them on the way. */
  eaten = new Set<string>();
  private hamlets = new Map<string, Hamlet>();

  constructor(author: Author, granted: GrantedScope[]) {
    this.author = author;
    this.granted = granted;
  }

  push({ groups }: PushRequest): PushReply {
    const answers = groups.flatMap(({ ops, ...scope }) => ops.map((one) => this.admit(scope, one, this.author)));
    return { answers, phone: { deviceId: anId(111), nonce: anId(112) }, safeAt: null, serverTime: '2026-11-22T03:00:00.000Z' };
  }

  pull({ scopes }: PullRequest): PullReply {
    return {
      answers: scopes.map((asked) => this.answer(asked)),
      granted: this.granted,
      safeAt: null,
      serverTime: '2026-11-22T03:00:00.000Z',
    };
  }

  /** One operation, from whichever road. */
  admit(scope: Scope, envelope: PushRequest['groups'][number]['ops'][number], by: Author): OperationAnswer {
    const hamlet = this.hamlet(scope);
    const known = hamlet.arrived.get(envelope.id);
    if (known !== undefined) return known.kind === 'ok' ? { ...known, kind: 'dup' } : known;
    const answer = this.decide(hamlet, envelope, by);
    hamlet.arrived.set(envelope.id, answer);
    return answer;
  }

  /** What the commune has of a hamlet. */
  files(scope: Scope): Map<string, HouseholdFile> {
    return this.hamlet(scope).files;
  }

  head(scope: Scope): number {
    return this.hamlet(scope).head;
  }

  /** A restore from a backup of long ago: everything is gone, and a new history begins. */
  loseEverything(): void {
    this.epoch = anId(Number.parseInt(this.epoch.slice(-6), 16) + 1);
    this.hamlets.clear();
  }

  private decide(hamlet: Hamlet, envelope: PushRequest['groups'][number]['ops'][number], by: Author): OperationAnswer {
    const reading = readOperation(envelope);
    const code = this.setAside.get(envelope.id) ?? (reading.kind === 'unreadable' ? reading.code : null);
    if (code !== null || reading.kind !== 'operation') {
      return { id: envelope.id, kind: 'quarantined', code: code ?? 'operation.invalid' };
    }
    apply(hamlet, { ...reading.operation, by });
    return { id: envelope.id, kind: 'ok', ver: hamlet.head, epoch: this.epoch, at: '2026-11-22T03:00:00.000Z' };
  }

  private answer(asked: PullRequest['scopes'][number]): ScopeAnswer {
    const scope = { commune: asked.commune, scope: asked.scope };
    if (!this.granted.some((one) => scopeKey(one) === scopeKey(scope))) return { kind: 'gone', ...scope };
    const { head, rows } = this.hamlet(scope);
    const { epoch } = this;
    if ((asked.epoch !== null && asked.epoch !== epoch) || asked.cursor > head) {
      return { kind: 'restart', ...scope, epoch, head };
    }
    const after = [...rows.values()].filter((row) => row.ver > asked.cursor && !this.eaten.has(row.id)).sort((a, b) => a.ver - b.ver);
    const last = after[this.rowsPerAnswer - 1];
    if (after.length <= this.rowsPerAnswer || last === undefined) {
      return { kind: 'rows', ...scope, epoch, from: asked.cursor, to: head, head, rows: after, digest: digestOf(rows.values()) };
    }
    const to = last.ver;
    return { kind: 'rows', ...scope, epoch, from: asked.cursor, to, head, rows: after.filter((row) => row.ver <= to), digest: null };
  }

  private hamlet(scope: Scope): Hamlet {
    const known = this.hamlets.get(scopeKey(scope));
    if (known !== undefined) return known;
    const made: Hamlet = { head: 0, rows: new Map(), files: new Map(), arrived: new Map() };
    this.hamlets.set(scopeKey(scope), made);
    return made;
  }
}

function apply(hamlet: Hamlet, operation: Operation & { by: Author }): void {
  hamlet.head += 1;
  const id = householdOf(operation);
  const file = reduce(hamlet.files.get(id) ?? emptyFile(id), operation);
  hamlet.files.set(id, file);
  for (const row of rowsOf(file, hamlet.head)) {
    const key = `${row.kind}/${row.id}`;
    const before = hamlet.rows.get(key);
    if (before === undefined || canonical(before.body) !== canonical(row.body)) hamlet.rows.set(key, row);
  }
}

function rowsOf(file: HouseholdFile, ver: number): Row[] {
  return [
    { kind: 'household', id: file.id, ver, body: file.household },
    ...Object.values(file.members).map((body) => ({ kind: 'member' as const, id: body.id, ver, body })),
    ...Object.values(file.visits).map((body) => ({ kind: 'visit' as const, id: body.id, ver, body })),
  ];
}
