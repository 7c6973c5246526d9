import * as z from 'zod/mini';
import { isProblemCode, Problem } from '#shared/base/problem.ts';
import { instant, uuid } from '#shared/base/schema.ts';
import type { ServerWord } from '#client/store/retention.ts';
import type { PullReply, Row, ScopeAnswer } from '#shared/sync/pull.ts';
import type { OperationAnswer, PushReply } from '#shared/sync/push.ts';
import { scopeSchema } from '#shared/sync/scope.ts';

const version = z.int().check(z.minimum(0));

const answerSchema = z.discriminatedUnion('kind', [
  z.object({ id: uuid, kind: z.enum(['ok', 'dup']), scope: z.optional(version), ver: version, epoch: uuid, at: instant }),
  z.object({ id: uuid, kind: z.literal('held'), needs: z.enum(['household', 'server']) }),
  z.object({ id: uuid, kind: z.literal('quarantined'), code: z.string() }),
]);

const pushReplySchema = z.object({ answers: z.array(answerSchema), phone: z.object({ deviceId: uuid, nonce: uuid }) });

// Bodies are the server's own and may have fields of a newer one. By hand: a commune has tens of thousands of rows.
const rowSchema = z.custom<Row>(isRow);

function isRow(raw: unknown): raw is Row {
  if (!isObject(raw) || !isObject(raw['body']) || !isText(raw['id']) || raw['body']['id'] !== raw['id']) return false;
  if (!Number.isInteger(raw['ver'])) return false;
  return raw['kind'] === 'household' || ((raw['kind'] === 'member' || raw['kind'] === 'visit') && isText(raw['body']['householdId']));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

const step = { ...scopeSchema.shape, epoch: uuid, head: version };
const pullReplySchema = z.object({
  answers: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('rows'), ...step, from: version, to: version, rows: z.array(rowSchema), digest: z.optional(z.nullable(z.string())) }),
      z.object({ kind: z.literal('snapshot'), ...step, ver: version, bytes: version, digest: z.optional(z.nullable(z.string())) }),
      z.object({ kind: z.enum(['restart', 'refetch']), ...step }),
      z.object({ kind: z.literal('gone'), ...scopeSchema.shape }),
    ]),
  ),
  granted: z.array(z.object({ ...scopeSchema.shape, hamletName: z.string(), communeName: z.string() })),
  safeAt: z.optional(z.nullable(instant)),
  serverTime: z.optional(instant),
});

/** The answers to a push. Throws Problem `server.not-understood` when it is not our server that speaks. */
export function readPushReply(raw: unknown): Pick<PushReply, 'answers' | 'phone'> {
  const reply = z.safeParse(pushReplySchema, raw);
  if (!reply.success) throw new Problem('server.not-understood');
  const answers = reply.data.answers.map((answer): OperationAnswer =>
    // A newer server may name a reason this app has no words for yet.
    answer.kind === 'quarantined'
      ? { ...answer, code: isProblemCode(answer.code) ? answer.code : 'operation.invalid' }
      : answer,
  );
  return { answers, phone: reply.data.phone };
}

/**
 * The answer to a pull. Bodies are taken as the server wrote them, so that fields of a newer server stay.
 * Throws Problem `server.not-understood` when it is not our server that speaks.
 */
export function readPullReply(raw: unknown): Pick<PullReply, 'answers' | 'granted'> & { word: ServerWord } {
  const reply = z.safeParse(pullReplySchema, raw);
  if (!reply.success) throw new Problem('server.not-understood');
  const { granted, answers, serverTime = null, safeAt = null } = reply.data;
  return { granted, answers: answers as ScopeAnswer[], word: { serverTime, safeAt } };
}

/** The rows in a hamlet's file; the same is true of them. */
export function readRows(raw: unknown): Row[] {
  if (!Array.isArray(raw) || !raw.every(isRow)) throw new Problem('server.not-understood');
  return raw;
}
