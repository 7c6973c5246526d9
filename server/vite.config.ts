import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { mendPostgres } from './mend-postgres.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Node 20 cannot run TypeScript, so the server's programs are built; packages stay in node_modules but one. */
export default defineConfig({
  root,
  logLevel: 'warn',
  publicDir: false,
  plugins: [mendPostgres()],
  ssr: { noExternal: ['postgres'] },
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: {
        start: 'server/bin/start.ts',
        migrate: 'server/bin/migrate.ts',
        places: 'server/bin/places.ts',
        account: 'server/bin/account.ts',
        'backup-verified': 'server/bin/backup-verified.ts',
        restored: 'server/bin/restored.ts',
        'new-keys': 'server/bin/new-keys.ts',
        'embedded-worker': 'server/db/embedded-worker.ts',
      },
      // All in one folder: `server/db/embedded.ts` finds its worker beside itself, whichever chunk it ends up in.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
