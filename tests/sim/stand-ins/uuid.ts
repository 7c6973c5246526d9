/** In place of the package `uuidv7`: the same seed gives the same ids. */
export const ids = { next: (): string => '', last: '' };

export function uuidv7(): string {
  ids.last = ids.next();
  return ids.last;
}
