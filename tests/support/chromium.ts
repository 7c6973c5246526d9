import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../.cache', import.meta.url));

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The browser that the journeys run in: `CHROMIUM_PATH`, else one installed on this computer, else the one in the npm
 * package `@sparticuz/chromium` (Linux on x64), unpacked once into `.cache`. `CHROMIUM_FROM=npm` passes over those
 * installed.
 * @returns the path of the program
 */
export async function findChromium(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (!fs.existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file.`);
    return named;
  }
  const installed = process.env['CHROMIUM_FROM'] === 'npm' ? undefined : usualPlaces.find((place) => fs.existsSync(place));
  if (installed !== undefined) return installed;
  if (process.platform === 'linux' && process.arch === 'x64') return chromiumOfThePackage();
  throw new Error(
    'No Chromium was found on this computer. Run `npx playwright install chromium`, and set CHROMIUM_PATH to the program it names.',
  );
}

/** The package unpacks to the temporary folder of the process, where another user's copy may lie: it is given its own. */
async function chromiumOfThePackage(): Promise<string> {
  const manifest = new URL('../../node_modules/@sparticuz/chromium/package.json', import.meta.url);
  const { version } = JSON.parse(fs.readFileSync(manifest, 'utf8')) as { version: string };
  const folder = path.join(cache, `chromium-${version}`);
  if (!fs.existsSync(folder)) {
    fs.mkdirSync(cache, { recursive: true });
    const unpacking = fs.mkdtempSync(path.join(cache, 'chromium-unpacking-'));
    await unpackInto(unpacking);
    moveIntoPlace(unpacking, folder);
  }
  return path.join(folder, 'chromium');
}

async function unpackInto(folder: string): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** Two runs at the same moment both succeed, because moving a folder is atomic. */
function moveIntoPlace(made: string, folder: string): void {
  try {
    fs.renameSync(made, folder);
  } catch (error) {
    if (!fs.existsSync(folder)) throw error;
    fs.rmSync(made, { recursive: true });
  }
}
