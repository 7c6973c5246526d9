/** How many rows PageUp and PageDown jump over. */
const page = 10;

/**
 * The row the focus goes to when a key is pressed on the row at `index` (from 0) of `count`; undefined when the key
 * does not move it.
 */
export function nextRow(key: string, index: number, count: number): number | undefined {
  const aim = aimOf(key, index, count);
  return aim === undefined ? undefined : Math.max(0, Math.min(count - 1, aim));
}

function aimOf(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return index + page;
    case 'PageUp':
      return index - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
