import type { ReactNode } from 'react';

/** A place in a navigation. */
export interface NavItem {
  href: string;
  label: string;
  /** A lucide icon. */
  icon?: ReactNode;
  /** How many things wait there, said after the label; a 0 is not shown. */
  count?: number;
}

/** The place we are at: the longest address that the location is, or stands under. */
export function currentHref(items: readonly NavItem[], location: string): string | undefined {
  const path = location.split(/[?#]/)[0] ?? '';
  let found: string | undefined;
  for (const { href } of items) {
    const holds = path === href || path.startsWith(href.endsWith('/') ? href : `${href}/`);
    if (holds && href.length > (found?.length ?? -1)) found = href;
  }
  return found;
}
