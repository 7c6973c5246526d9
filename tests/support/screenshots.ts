import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../../.cache/screenshots', import.meta.url));

/**
 * Keeps a picture of the page for people to look at: `.cache/screenshots/<viewport>/<name>.png`.
 * @param wholePage down to the end of the page, not only what the window shows
 */
export async function shot(page: Page, name: string, { wholePage = false } = {}): Promise<void> {
  const size = page.viewportSize();
  const into = path.join(folder, size === null ? 'unknown' : `${size.width}x${size.height}`);
  fs.mkdirSync(into, { recursive: true });
  await page.screenshot({ path: path.join(into, `${name}.png`), fullPage: wholePage, animations: 'disabled' });
}

/** Throws away the pictures of an earlier run whose names begin so. */
export function clearShots(beginning: string): void {
  if (!fs.existsSync(folder)) return;
  for (const viewport of fs.readdirSync(folder)) {
    for (const file of fs.readdirSync(path.join(folder, viewport))) {
      if (file.startsWith(beginning)) fs.rmSync(path.join(folder, viewport, file));
    }
  }
}
