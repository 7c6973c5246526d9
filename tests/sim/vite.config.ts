import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What of the product the simulator replaces, and by what: SQL, tRPC and seals. Everything else is the product's own. */
const standIns: Record<string, string> = {
  'client/store/outbox-key.ts': 'sealing.ts',
  'client/store/sealing.ts': 'sealing.ts',
  'client/store/vault.ts': 'sealing.ts',
  'client/sync/unpack.ts': 'packing.ts',
  'server/access/may.ts': 'people.ts',
  'server/account/device-queries.ts': 'people.ts',
  'server/account/session-queries.ts': 'people.ts',
  'server/courier/courier-queries.ts': 'courier.ts',
  'server/courier/server-keys.ts': 'sealing.ts',
  'server/coverage/tally-queries.ts': 'queries.ts',
  'server/db/tx.ts': 'queries.ts',
  'server/household/file-queries.ts': 'queries.ts',
  'server/household/household-queries.ts': 'homes.ts',
  'server/http/log.ts': 'trpc.ts',
  'server/http/trpc.ts': 'trpc.ts',
  'server/place/place-queries.ts': 'places.ts',
  'server/sync/changes.ts': 'queries.ts',
  'server/sync/gate-queries.ts': 'queries.ts',
  'server/sync/held-queries.ts': 'queries.ts',
  'server/sync/history-queries.ts': 'people.ts',
  'server/sync/home-queries.ts': 'homes.ts',
  'server/sync/packing.ts': 'packing.ts',
  'server/sync/pull-queries.ts': 'queries.ts',
  'server/sync/pull.ts': 'pull.ts',
  'server/sync/review-queries.ts': 'people.ts',
  'server/sync/snapshot-queries.ts': 'snapshots.ts',
  'server/sync/tombstone-queries.ts': 'homes.ts',
};

function withStandIns(): Plugin {
  const folder = path.join(root, 'tests', 'sim');
  const standIn = (file: string) => path.join(folder, 'stand-ins', file);
  return {
    name: 'stand-ins',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (importer === undefined || importer.startsWith(folder + path.sep)) return null;
      if (source === 'uuidv7') return standIn('uuid.ts');
      const found = await this.resolve(source, importer, { skipSelf: true });
      const replaced = found === null ? undefined : standIns[path.relative(root, found.id).split(path.sep).join('/')];
      return replaced === undefined ? null : standIn(replaced);
    },
  };
}

export default defineConfig({
  root,
  logLevel: 'warn',
  publicDir: false,
  plugins: [withStandIns()],
  build: {
    ssr: true,
    outDir: '.cache/sim',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { main: path.join(root, 'tests/sim/main.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
