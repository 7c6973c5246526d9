import * as z from 'zod/mini';
import { oneOf, text, uuid } from '#shared/base/schema.ts';
import { houseQuestions, memberQuestions } from './policy.ts';

const covers = z.array(uuid).check(z.minLength(1), z.maxLength(40));

/** What a lead or an official decides where two people say different things. `memberId` is null when it is about the house. */
export const settlementSchema = z.object({
  householdId: uuid,
  memberId: z.nullable(uuid),
  field: oneOf([...houseQuestions, ...memberQuestions]),
  verdict: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('value'), pick: uuid, covers }),
    z.object({ kind: z.literal('neither'), covers }),
    z.object({ kind: z.literal('check'), covers }),
    z.object({ kind: z.literal('reopen'), covers }),
  ]),
  reason: z.nullable(text(200)),
});
export type Settlement = z.infer<typeof settlementSchema>;
