const systems: [RegExp, string][] = [
  [/Android[^;)]*(?:; ([^;)]+))?/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** A few words by which the office tells this phone from the person's other one: `Android SM-A055F`. */
export function deviceLabel(userAgent: string): string {
  for (const [pattern, name] of systems) {
    const found = pattern.exec(userAgent);
    // Chrome writes K in place of every model since 2023: then it says nothing.
    if (found !== null) return [name, found[1] === 'K' ? undefined : found[1]].filter(Boolean).join(' ').slice(0, 80);
  }
  return 'Trình duyệt';
}
