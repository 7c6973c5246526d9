import * as z from 'zod/mini';
import { Problem } from '#shared/base/problem.ts';

/** In place of server/http/trpc.ts: a procedure is the function behind it, with its input checked. */
export type Handler = (ctx: unknown, input: unknown) => Promise<unknown>;

type Work = (call: { ctx: unknown; input: unknown }) => Promise<unknown>;

export const fieldProcedure = {
  input(schema: z.core.$ZodType) {
    const handler =
      (work: Work): Handler =>
      (ctx, raw) => {
        const input = z.core.safeParse(schema, raw);
        if (!input.success) throw new Problem('request.invalid');
        return work({ ctx, input: input.data });
      };
    return { mutation: handler, query: handler };
  },
};

export const deskProcedure = { input: fieldProcedure.input };

export function router<T>(procedures: T): T {
  return procedures;
}

/** In place of server/http/log.ts: what the operator would be told. */
export const warnings: string[] = [];

export const log = {
  warn(what: { wasRight?: boolean }, text: string): void {
    if (what.wasRight !== true) warnings.push(text);
  },
};
