import { gzipSync } from 'node:zlib';
import { digestOf, isGone } from '#shared/sync/digest.ts';
import type { Author } from '#shared/sync/fact.ts';
import { emptyFile, type HouseholdFile } from '#shared/household/household-file.ts';
import { canonical } from '#shared/sync/canonical.ts';
import { householdOf, type Operation, readOperation } from '#shared/sync/operation.ts';
import { type GrantedScope, type PullReply, type PullRequest, type Row, type ScopeAnswer, type SnapshotName, snapshotPath } from '#shared/sync/pull.ts';
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
  tombVer: number;
  /** The file that phones begin from. */
  file: { name: SnapshotName; bytes: Uint8Array<ArrayBuffer> } | null;
}

/** A small server in memory: the protocol as shared/sync says it, and nothing else. */
export class ServerModel {
  epoch = anId(1_000_001);
  granted: GrantedScope[];
  author: Author;
  /** Rows a pull answers at most; whole versions, as a real one. */
  rowsPerAnswer = 1_000;
  /** From so many rows on a hamlet comes as a file. */
  rowsWorthAFile = 20;
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

  /** The bytes of a file, while it is the one that phones begin from. */
  snapshot(name: SnapshotName): Uint8Array<ArrayBuffer> | null {
    const { file } = this.hamlet(name);
    return file !== null && snapshotPath(file.name) === snapshotPath(name) ? file.bytes : null;
  }

  /** The hamlet's file, made anew where there is none. */
  fileOf(scope: Scope): NonNullable<Hamlet['file']> {
    const hamlet = this.hamlet(scope);
    const rows = [...hamlet.rows.values()].filter((row) => !this.eaten.has(row.id));
    const name = { commune: scope.commune, scope: scope.scope, epoch: this.epoch, ver: hamlet.head };
    hamlet.file ??= { name, bytes: new Uint8Array(gzipSync(JSON.stringify(rows))) };
    return hamlet.file;
  }

  dropFile(scope: Scope): void {
    this.hamlet(scope).file = null;
  }

  /** A household leaves the hamlet: nothing stays of it but where it went. */
  leave(scope: Scope, id: string, movedTo: number | null): void {
    const hamlet = this.hamlet(scope);
    hamlet.head += 1;
    hamlet.files.delete(id);
    for (const [key, row] of hamlet.rows) if (row.kind !== 'household' && row.body.householdId === id) hamlet.rows.delete(key);
    hamlet.rows.set(`household/${id}`, { kind: 'household', id, ver: hamlet.head, body: { id, gone: { movedTo } } });
  }

  /** The server forgets which households have left. */
  forgetLeft(scope: Scope): void {
    const hamlet = this.hamlet(scope);
    for (const [key, row] of hamlet.rows) {
      if (isGone(row)) {
        hamlet.rows.delete(key);
        hamlet.tombVer = Math.max(hamlet.tombVer, row.ver);
      }
    }
    hamlet.file = null;
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
    const { head, rows, tombVer } = this.hamlet(scope);
    const { epoch } = this;
    if ((asked.epoch !== null && asked.epoch !== epoch) || asked.cursor > head) {
      return { kind: 'restart', ...scope, epoch, head };
    }
    if (asked.epoch !== null && asked.cursor < tombVer) return { kind: 'refetch', ...scope, epoch, head };
    if (asked.mismatch === true) this.dropFile(scope);
    if (asked.takesFile === true && asked.epoch === null && asked.cursor === 0 && rows.size >= this.rowsWorthAFile) {
      const { name, bytes } = this.fileOf(scope);
      return { kind: 'snapshot', ...name, head, bytes: bytes.byteLength, digest: null };
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
    const made: Hamlet = { head: 0, rows: new Map(), files: new Map(), arrived: new Map(), tombVer: 0, file: null };
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
