import fs from 'node:fs';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { build } from 'vite';

// The programs of the bench are started in the root of the project.
const root = process.cwd();
const source = path.join(root, 'tests', 'bench', 'sync');

/** Builds one page of the bench from its script. Returns the folder with `index.html`. */
export async function buildPage(script: string): Promise<string> {
  const folder = path.join(root, '.cache', 'bench', 'pages', path.parse(script).name);
  await build({
    root: source,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    resolve: { alias: [{ find: /^#(client|server|shared|tests)\//, replacement: `${root}/$1/` }] },
    build: {
      outDir: folder,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: path.join(source, script), output: { entryFileNames: 'page.js' } },
    },
  });
  fs.writeFileSync(path.join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><script type="module" src="./page.js"></script>');
  return folder;
}

/** Puts the page with the product's store under the product's own origin. Returns its address. */
export async function queuePageIn(context: BrowserContext, origin: string): Promise<string> {
  const folder = await buildPage('queue-page.ts');
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };
  await context.route(`${origin}/queue/**`, (route) => {
    const name = new URL(route.request().url()).pathname.replace(/^\/queue\//, '') || 'index.html';
    return route.fulfill({ path: path.join(folder, name), contentType: types[path.extname(name)] ?? 'application/octet-stream' });
  });
  return `${origin}/queue/`;
}
