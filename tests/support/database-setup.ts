import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '#server/db/connect.ts';
import { builtInMigrations, migrate } from '#server/db/migrate.ts';
import { buildForNode } from './build-for-node.ts';
import './database.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = path.join(root, '.cache');

/**
 * Prepares the embedded lane: the worker built from its sources, and tars of an empty and of a migrated database from
 * which a test file begins in about half a second. They are kept in `.cache` under the hash of what they are made of.
 */
export async function setup(project: TestProject): Promise<void> {
  forgetOldSnapshots();
  const workerFile = await builtWorker();
  const snapshots = await snapshotsMadeWith(workerFile);
  project.provide('preparedDatabase', { kind: 'embedded', workerFile, ...snapshots });
}

async function builtWorker(): Promise<string> {
  const folder = path.join(cache, `embedded-worker-${hashOf(sourcesOfTheWorker())}`);
  await onceIn(folder, () => buildForNode({ 'embedded-worker': 'server/db/embedded-worker.ts' }));
  return path.join(folder, 'embedded-worker.js');
}

async function snapshotsMadeWith(workerFile: string) {
  const schema = builtInMigrations().map(({ name, text }) => `${name}\n${text}`);
  const folder = path.join(cache, `databases-${hashOf([engineVersion(), ...schema])}`);
  await onceIn(folder, async () => {
    const making = fs.mkdtempSync(path.join(cache, 'databases-making-'));
    const database = await openEmbedded({ workerFile });
    fs.writeFileSync(path.join(making, 'empty.tar'), await database.dump());
    await migrate(database.sql);
    fs.writeFileSync(path.join(making, 'migrated.tar'), await database.dump());
    await database.close();
    return making;
  });
  return {
    emptySnapshotFile: path.join(folder, 'empty.tar'),
    migratedSnapshotFile: path.join(folder, 'migrated.tar'),
  };
}

/** Each edit of a migration leaves eighty megabytes behind; another run may still be using those of today. */
function forgetOldSnapshots(): void {
  const yesterday = Date.now() - 24 * 60 * 60 * 1000;
  const names = fs.existsSync(cache) ? fs.readdirSync(cache) : [];
  for (const name of names.filter((candidate) => /^(databases|embedded-worker|programs)-/.test(candidate))) {
    const folder = path.join(cache, name);
    if (fs.statSync(folder).mtimeMs < yesterday) fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes a folder once. Two test runs at the same moment both succeed, because moving it into place is atomic. */
async function onceIn(folder: string, make: () => Promise<string>): Promise<void> {
  if (fs.existsSync(folder)) return fs.utimesSync(folder, new Date(), new Date());
  const made = await make();
  try {
    fs.renameSync(made, folder);
  } catch (error) {
    if (!fs.existsSync(folder)) throw error;
    fs.rmSync(made, { recursive: true });
  }
}

function sourcesOfTheWorker(): string[] {
  const files = ['embedded-worker.ts', 'embedded-session.ts', 'embedded-messages.ts'];
  return files.map((file) => fs.readFileSync(path.join(root, 'server/db', file), 'utf8'));
}

function engineVersion(): string {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return manifest.dependencies['@electric-sql/pglite'] ?? 'unknown';
}

function hashOf(texts: string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 16);
}
