import * as z from 'zod/mini';
import { communeCode, provinceCode, text } from '#shared/base/schema.ts';
import type { Queryable } from '#server/db/connect.ts';
import { highestScope, insertCommune, insertHamlets, insertProvince, isHamletName } from './place-queries.ts';

const communeSchema = z.object({ code: communeCode, name: text(120), hamlets: z.array(text(120)).check(z.minLength(1)) });

/** A province with its communes and the names of their hamlets, as an administrator writes it down. */
export const placesFileSchema = z.object({
  province: z.object({ code: provinceCode, name: text(120) }),
  communes: z.array(communeSchema).check(z.minLength(1)),
});
export type PlacesFile = z.infer<typeof placesFileSchema>;

/** Adds the places that are not there yet; a hamlet is known by its name within the commune. Call in a transaction. */
export async function addPlaces(tx: Queryable, { province, communes }: PlacesFile): Promise<{ hamlets: number }> {
  await insertProvince(tx, province);
  let added = 0;
  for (const { code, name, hamlets } of communes) {
    await insertCommune(tx, { code, provinceCode: province.code, name });
    const highest = await highestScope(tx, code);
    const fresh: string[] = [];
    for (const hamlet of hamlets) if (!(await isHamletName(tx, code, hamlet))) fresh.push(hamlet);
    await insertHamlets(tx, code, fresh.map((hamlet, index) => ({ scopeId: highest + index + 1, name: hamlet })));
    added += fresh.length;
  }
  return { hamlets: added };
}
