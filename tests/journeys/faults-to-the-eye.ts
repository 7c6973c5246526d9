import type { Page } from 'playwright-core';
import { problemCodes } from '#shared/base/problem.ts';

export interface WhatToLookFor {
  /** In the field a thumb must hit everything that leads somewhere. */
  touch: boolean;
}

/** Words that stand on a page only when a developer's value, or a sentence left in English, came through. */
const strays = [
  ...problemCodes,
  'undefined',
  'null',
  'NaN',
  '[object',
  'not-visited',
  'not-met',
  'near-poor',
  'level-2-inactive',
  'done-for-them',
];
const english = ['the', 'and', 'with', 'from', 'this', 'loading', 'error', 'household', 'visit', 'back', 'please', 'your', 'save'];

/**
 * What is plainly wrong with a page as it stands, in words that name the place; empty when nothing is.
 * Chosen faults only: that it is good, somebody must see in the pictures.
 */
export async function faultsToTheEye(page: Page, { touch }: WhatToLookFor): Promise<string[]> {
  return page.evaluate(inThePage, { touch, strays, english });
}

/** Runs in the page, so it brings everything it needs. */
function inThePage({ touch, strays, english }: WhatToLookFor & { strays: string[]; english: string[] }): string[] {
  const faults: string[] = [];
  const root = document.documentElement;
  const everything = [...document.body.querySelectorAll<HTMLElement>('*')].filter(isSeen);

  if (root.scrollWidth > root.clientWidth) {
    faults.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth}: ${widest()}`);
  }
  const headings = everything.filter((element) => element.tagName === 'H1');
  if (headings.length !== 1) faults.push(`${headings.length} headings of the first rank`);
  if (root.lang !== 'vi') faults.push(`the language of the page is ${root.lang}`);

  const text = readableText();
  for (const stray of strays) if (text.includes(stray)) faults.push(`“${stray}” stands on the page: ${around(stray)}`);
  for (const word of english) {
    if (new RegExp(`(^|[^\\p{L}])${word}([^\\p{L}]|$)`, 'iu').test(text)) faults.push(`the English word “${word}”: ${around(word)}`);
  }
  for (const element of everything.filter((one) => one.matches('a[href], button, input, select, textarea, summary'))) {
    if (nameOf(element) === '') faults.push(`no name: ${element.outerHTML.slice(0, 120)}`);
    if (touch) lookAtTheThumb(element);
  }
  for (const element of everything) {
    const style = getComputedStyle(element);
    if (style.textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth) faults.push(`cut off: ${said(element)}`);
  }
  return faults;

  function isSeen(element: HTMLElement): boolean {
    return element.checkVisibility({ opacityProperty: false, visibilityProperty: true }) && element.getClientRects().length > 0;
  }

  function readableText(): string {
    const copies = everything.filter((element) => element.lang !== '' && element.lang !== 'vi');
    return copies.reduce((sofar, element) => sofar.replace(element.innerText, ''), document.body.innerText);
  }

  function around(word: string): string {
    const at = text.toLowerCase().indexOf(word.toLowerCase());
    return text.slice(Math.max(0, at - 30), at + 40).replaceAll('\n', ' ');
  }

  function widest(): string {
    const outside = everything.filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5);
    return outside.slice(-3).map(said).join(' | ');
  }

  function said(element: HTMLElement): string {
    return `<${element.tagName.toLowerCase()}> ${element.innerText.slice(0, 60).replaceAll('\n', ' ')}`;
  }

  function nameOf(element: HTMLElement): string {
    const labels = 'labels' in element ? [...((element.labels as NodeListOf<HTMLElement> | null) ?? [])] : [];
    const words = [
      element.getAttribute('aria-label'),
      ...(element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.innerText),
      ...labels.map((label) => label.innerText),
      // Not innerText: rows below the window are not drawn yet and so have none.
      element.textContent,
      ...[...element.querySelectorAll('[aria-label]')].map((inside) => inside.getAttribute('aria-label')),
    ];
    return words.map((word) => word?.trim() ?? '').join('');
  }

  /** A radio or a box is hit by its whole row; a text for screen readers only is hit by nobody. */
  function lookAtTheThumb(element: HTMLElement): void {
    const target = element.matches('[type="radio"], [type="checkbox"]') ? (element.closest('label') ?? element) : element;
    const { width, height } = target.getBoundingClientRect();
    if (width <= 2 || height <= 2) return;
    if (height < 47.5) faults.push(`only ${Math.round(height)} px high for a thumb: ${said(target)} ${nameOf(element).slice(0, 40)}`);
  }
}
