/**
 * One text for one value, whatever the order of its keys: what is hashed to tell whether an operation that comes twice
 * is the same one. The value must be JSON.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    let text = '';
    for (const key of Object.keys(value).sort()) {
      const one = (value as Record<string, unknown>)[key];
      if (one !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(one)}`;
    }
    return `{${text}}`;
  }
  return JSON.stringify(value);
}
