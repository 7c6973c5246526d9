import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

interface LockedPackage {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

const text = fs.readFileSync(fileURLToPath(new URL('../../package-lock.json', import.meta.url)), 'utf8');
const lock = JSON.parse(text) as { packages: Record<string, LockedPackage> };

test('the lock holds every platform’s part of every package, so that npm ci works on any machine', () => {
  const names = Object.keys(lock.packages);
  const missing = Object.entries(lock.packages).flatMap(([name, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((part) => !names.some((one) => one.endsWith(`node_modules/${part}`)))
      .map((part) => `${name}: ${part}`),
  );
  expect(missing).toEqual([]);
});
