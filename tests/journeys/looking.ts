import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { deskViewport, phoneViewport } from '#tests/support/browser.ts';
import { clearShots, shot } from '#tests/support/screenshots.ts';
import { faultsToTheEye } from './faults-to-the-eye.ts';

/** How else a page is looked at. */
export interface OtherWays {
  dark?: boolean;
  /** As it would lie on paper, the whole of it. */
  paper?: boolean;
}

export interface Eyes {
  /** Looks at the page as it stands, keeps its pictures, and remembers what is wrong. */
  look(name: string, ways?: OtherWays): Promise<void>;
  /** Fails with everything that was wrong since the last time. */
  expectNoFault(): void;
}

/**
 * Looks at every page in its own window and in the other one, and on the phone with letters twice as large. Pictures are
 * numbered in the order in which the pages were seen: `phone-07-household`. `named`: what they are called instead.
 */
export function eyesOn(where: 'phone' | 'desk', page: () => Page, named: string = where): Eyes {
  clearShots(`${named}-`);
  const [own, other] = where === 'phone' ? [phoneViewport, deskViewport] : [deskViewport, phoneViewport];
  let faults: string[] = [];
  let seen = 0;

  async function lookOnce(name: string, variant: string, touch = false): Promise<void> {
    // Twice: once to take in the new size, once to draw it.
    await page().evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const width = page().viewportSize()?.width ?? 0;
    for (const fault of await faultsToTheEye(page(), { touch })) faults.push(`${name}, ${width} px wide${variant}: ${fault}`);
    await shot(page(), `${named}-${String(seen).padStart(2, '0')}-${name}${variant}`);
  }

  async function look(name: string, { dark = false, paper = false }: OtherWays = {}): Promise<void> {
    seen += 1;
    const touch = where === 'phone';
    await lookOnce(name, '', touch);
    if (dark) {
      await page().emulateMedia({ colorScheme: 'dark' });
      await lookOnce(name, '-dark');
      await page().emulateMedia({ colorScheme: 'light' });
    }
    if (paper) {
      await page().emulateMedia({ media: 'print' });
      await shot(page(), `${named}-${String(seen).padStart(2, '0')}-${name}-paper`, { wholePage: true });
      await page().emulateMedia({ media: null });
    }
    if (touch) {
      await chooseLetters(page(), 32);
      await lookOnce(name, '-large-letters', touch);
      await chooseLetters(page(), 16);
    }
    await page().setViewportSize(other);
    await lookOnce(name, '');
    await page().setViewportSize(own);
  }

  function expectNoFault(): void {
    const found = faults;
    faults = [];
    expect(found).toEqual([]);
  }

  return { look, expectNoFault };
}

/** The size of letters that the reader has chosen in the browser, in px; 16 is what everybody begins with. */
async function chooseLetters(page: Page, standard: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard } });
  await session.detach();
}
