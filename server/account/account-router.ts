import { uuidv7 } from 'uuidv7';
import * as z from 'zod/mini';
import { Problem } from '#shared/base/problem.ts';
import { communeCode, oneOf, scopeId, text, uuid } from '#shared/base/schema.ts';
import { demandCommune } from '#server/access/may.ts';
import { inTransaction } from '#server/db/tx.ts';
import { type Context, deskProcedure, openProcedure, router } from '#server/http/trpc.ts';
import { grantedScopes, holdHamlets, isStanding } from '#server/place/place-queries.ts';
import { communeOfVolunteer, credentialsOf, insertAccount, insertGrants, type Me, meOf, volunteersOf } from './account-queries.ts';
import { lastHeardOf } from './device-queries.ts';
import { createEnrolment, enrolmentLink, readEnrolment, useEnrolment } from './enrolment.ts';
import { passwordFits } from './password.ts';
import { beginSession, endSession } from './session-queries.ts';
import { SignInThrottle } from './throttle.ts';

const throttle = new SignInThrottle();
const code = z.string().check(z.minLength(8), z.maxLength(64));

export const accountRouter = router({
  signIn: openProcedure
    .input(z.object({ username: z.string().check(z.maxLength(60)), password: z.string().check(z.maxLength(200)) }))
    .mutation(async ({ ctx, input }): Promise<Me> => {
      const now = ctx.clock();
      const username = input.username.trim().toLowerCase();
      const keys = [`name:${username}`, `address:${ctx.address}`];
      if (keys.some((key) => throttle.isTooMany(key, now))) throw new Problem('account.too-many-tries');
      const found = await credentialsOf(ctx.sql, username);
      if (!(await passwordFits(found?.passwordHash ?? null, input.password)) || found === null) {
        for (const key of keys) throttle.countWrong(key, now);
        throw new Problem('account.sign-in-wrong');
      }
      throttle.forget(`name:${username}`);
      const session = await beginSession(ctx.sql, { accountId: found.id, deviceId: null, now });
      ctx.setSession(session.token, session.expiresAt);
      return demandMe(ctx, found.id);
    }),

  signOut: openProcedure.mutation(async ({ ctx }) => {
    if (ctx.sessionToken !== null) await endSession(ctx.sql, ctx.sessionToken);
    ctx.clearSession();
    return { ok: true };
  }),

  me: openProcedure.query(({ ctx }): Promise<Me | null> | null => (ctx.actor === null ? null : meOf(ctx.sql, ctx.actor.id))),

  /** When the commune last heard of the phone whose session this is; `null` where it is no phone's. */
  lastHeard: openProcedure.query(async ({ ctx }) => {
    const deviceId = ctx.actor?.deviceId ?? null;
    const at = deviceId === null ? null : await lastHeardOf(ctx.sql, deviceId);
    return at?.toISOString() ?? null;
  }),

  enrolmentOf: openProcedure.input(z.object({ code })).query(async ({ ctx, input }) => {
    const now = ctx.clock();
    const { accountId } = await readEnrolment(ctx.sql, input.code, now);
    const me = await demandMe(ctx, accountId);
    const granted = await grantedScopes(ctx.sql, accountId, now);
    return { name: me.name, communeName: me.communeName ?? '', hamlets: granted.map((one) => one.hamletName) };
  }),

  enrol: openProcedure.input(z.object({ code, deviceId: uuid, label: text(80) })).mutation(async ({ ctx, input }) => {
    const now = ctx.clock();
    const { accountId, session } = await inTransaction(ctx.sql, async (tx) => {
      const used = await useEnrolment(tx, { ...input, now });
      return { ...used, session: await beginSession(tx, { accountId: used.accountId, deviceId: input.deviceId, now }) };
    });
    ctx.setSession(session.token, session.expiresAt);
    const [me, granted] = await Promise.all([demandMe(ctx, accountId), grantedScopes(ctx.sql, accountId, now)]);
    return { me, granted };
  }),

  volunteers: deskProcedure.input(z.object({ commune: communeCode })).query(async ({ ctx, input }) => {
    await demandCommune(ctx.sql, ctx.actor, 'staff', input.commune);
    const lines = await volunteersOf(ctx.sql, input.commune, ctx.clock());
    return lines.map((line) => ({
      ...line,
      lastSeenAt: line.lastSeenAt?.toISOString() ?? null,
      linkOpenUntil: line.linkOpenUntil?.toISOString() ?? null,
    }));
  }),

  addVolunteer: deskProcedure
    .input(
      z.object({
        commune: communeCode,
        name: text(80),
        role: oneOf(['volunteer', 'lead'] as const),
        scopes: z.array(scopeId).check(z.minLength(1), z.maxLength(200)),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      await demandCommune(ctx.sql, ctx.actor, 'staff', input.commune);
      const now = ctx.clock();
      const id = uuidv7();
      const { name, role, commune } = input;
      const enrolment = await inTransaction(ctx.sql, async (tx) => {
        // The list on the screen may be older than a merger of hamlets.
        await holdHamlets(tx, commune);
        for (const scope of input.scopes) if (!(await isStanding(tx, { commune, scope }))) throw new Problem('hamlet.unknown');
        const nobody = { username: null, passwordHash: null, provinceCode: null };
        await insertAccount(tx, { id, role, name, communeCode: commune, ...nobody });
        await insertGrants(tx, { accountId: id, communeCode: commune, scopes: [...new Set(input.scopes)], now });
        return createEnrolment(tx, { accountId: id, createdBy: ctx.actor.id, now });
      });
      return { id, link: enrolmentLink(ctx.origin, enrolment.code), expiresAt: enrolment.expiresAt.toISOString() };
    }),

  newEnrolment: deskProcedure.input(z.object({ accountId: uuid })).mutation(async ({ ctx, input }) => {
    const commune = await communeOfVolunteer(ctx.sql, input.accountId);
    await demandCommune(ctx.sql, ctx.actor, 'staff', commune ?? '');
    const made = await createEnrolment(ctx.sql, { accountId: input.accountId, createdBy: ctx.actor.id, now: ctx.clock() });
    return { link: enrolmentLink(ctx.origin, made.code), expiresAt: made.expiresAt.toISOString() };
  }),
});

async function demandMe(ctx: Context, accountId: string): Promise<Me> {
  const me = await meOf(ctx.sql, accountId);
  if (me === null) throw new Problem('account.not-signed-in');
  return me;
}
