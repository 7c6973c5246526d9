import { afterAll, afterEach, beforeEach } from 'vitest';

/**
 * A warning nobody reads is a fault nobody sees: whatever a test prints makes it fail.
 */
const methods = ['debug', 'error', 'info', 'log', 'warn'] as const;
let printed: string[] = [];

for (const method of methods) {
  console[method] = (...parts: unknown[]) => {
    printed.push(`console.${method}: ${parts.map((part) => (part instanceof Error ? part.stack : String(part))).join(' ')}`);
  };
}

beforeEach(failIfPrinted);
afterEach(failIfPrinted);
afterAll(failIfPrinted);

function failIfPrinted(): void {
  const lines = printed;
  printed = [];
  if (lines.length > 0) throw new Error(`printed to the console:\n${lines.join('\n')}`);
}
