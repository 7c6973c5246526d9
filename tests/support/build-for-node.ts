import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds TypeScript programs of the project to JavaScript that Node 20 can run, as the server's own build does.
 * @param programs name of the program → its source, from the root
 * @returns the new folder with `<name>.js` of each; inside the project, so that packages are found
 */
export async function buildForNode(programs: Record<string, string>): Promise<string> {
  fs.mkdirSync(path.join(root, '.cache'), { recursive: true });
  const outDir = fs.mkdtempSync(path.join(root, '.cache', 'programs-'));
  const input = Object.entries(programs).map(([name, source]) => [name, path.join(root, source)]);
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      outDir,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(input),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  return outDir;
}
