import * as z from 'zod/mini';
import { uuid } from '#shared/base/schema.ts';
import type { Household } from '#shared/household/household.ts';
import type { Member } from '#shared/member/member.ts';
import type { Visit } from '#shared/visit/visit.ts';
import { type Scope, scopeSchema } from './scope.ts';

/** Where a phone stands with one hamlet. Epoch `null` and cursor 0: it has nothing of it, or begins anew. */
export const pullRequestSchema = z.object({
  scopes: z
    .array(
      z.object({
        ...scopeSchema.shape,
        epoch: z.nullable(uuid),
        cursor: z.int().check(z.minimum(0)),
        /** The phone's copy did not add up to the digest: it fetches the hamlet anew, and says so. */
        mismatch: z.optional(z.boolean()),
        /** From the beginning it takes the hamlet as a file, too. */
        takesFile: z.optional(z.boolean()),
      }),
    )
    .check(z.maxLength(64)),
});
export type PullRequest = z.infer<typeof pullRequestSchema>;

/** One current row of a hamlet, with the version that last touched it. State, not history: a feed is always compact. */
export type Row =
  | { kind: 'household'; id: string; ver: number; body: Household }
  | { kind: 'member'; id: string; ver: number; body: Member }
  | { kind: 'visit'; id: string; ver: number; body: Visit };

/**
 * A whole hamlet at one version, as a file that never changes: gzip of the JSON of its rows. The server may have put a
 * newer one in its place meanwhile.
 */
export type SnapshotName = Scope & { epoch: string; ver: number };

/** Where the file is fetched. */
export function snapshotPath({ commune, scope, epoch, ver }: SnapshotName): string {
  return `/api/snap/${commune}/${scope}/${epoch}-${ver}`;
}

/** At most so many files in one answer. */
export const maxFilesPerAnswer = 20;

/** Where several files are fetched by one question: each comes as its length (four bytes, the highest first), then its bytes. */
export function snapshotsPath(names: readonly SnapshotName[]): string {
  return `/api/snaps?${names.map(({ commune, scope, epoch, ver }) => `file=${commune}/${scope}/${epoch}-${ver}`).join('&')}`;
}

/** In place of the length, for a file that is not there any more. */
export const noFile = 0xffff_ffff;

/**
 * A step towards the head of one hamlet. Rows come whole versions at a time; `to === head` ends the scope, and only then
 * is the copy complete. Rows of another epoch than the one asked for go on where the phone stood: what it has read is a
 * part of that history too. `digest` comes with the last step: what the rows must add up to.
 * `snapshot`: fetch the file of so many bytes, then ask for what came after its version; where nothing has, `digest` is
 * what the file must add up to.
 * `restart`: what the phone has read is no part of this history, or its cursor is ahead; forget the page and begin anew.
 * `refetch`: it is, but from so long ago that the server no longer knows what has left since; begin anew.
 * `gone`: no longer this person's hamlet.
 */
export type ScopeAnswer =
  | (Scope & { kind: 'rows'; epoch: string; from: number; to: number; head: number; rows: Row[]; digest: string | null })
  | (SnapshotName & { kind: 'snapshot'; head: number; bytes: number; digest: string | null })
  | (Scope & { kind: 'restart' | 'refetch'; epoch: string; head: number })
  | (Scope & { kind: 'gone' });

/** A hamlet that this person may work in. */
export interface GrantedScope extends Scope {
  hamletName: string;
  communeName: string;
}

export interface PullReply {
  answers: ScopeAnswer[];
  /** Every hamlet granted now, own hamlet (granted first) first: the phone adds what is new and drops what is gone. */
  granted: GrantedScope[];
  /** What arrived before is in a verified backup off the server; `null`: nobody has said so. */
  safeAt: string | null;
  serverTime: string;
}
