import * as z from 'zod/mini';
import { communeCode, scopeId } from '#shared/base/schema.ts';

/** A scope is one hamlet: the unit of permission, of the version counter and cursor, and of the page on the phone. */
export const scopeSchema = z.object({ commune: communeCode, scope: scopeId });
export type Scope = z.infer<typeof scopeSchema>;

/** `99001/3`: the scope as a key of maps and of the phone's tables. */
export function scopeKey(scope: Scope): string {
  return `${scope.commune}/${scope.scope}`;
}

export function sameScope(a: Scope, b: Scope): boolean {
  return a.commune === b.commune && a.scope === b.scope;
}
