import type { Scope } from '#shared/sync/scope.ts';

/** `99001/3` → the scope: keys come back from the phone's tables. */
export function scopeOfKey(key: string): Scope {
  const [commune = '', scope] = key.split('/');
  return { commune, scope: Number(scope) };
}
