import { type CoverageKind, coverageKinds } from '#shared/coverage/coverage.ts';
import { type PovertyClass, povertyClasses } from '#shared/household/household.ts';

/** Which households of a commune are asked for; null and '' ask for all of them. */
export interface HouseholdFilter {
  scope: number | null;
  coverage: CoverageKind | null;
  poverty: PovertyClass | null;
  /** Only those about which people say different things. */
  disputed: boolean;
  search: string;
}

export const everyHousehold: HouseholdFilter = { scope: null, coverage: null, poverty: null, disputed: false, search: '' };

export function boardAddress(commune: string): string {
  return `/xa/${commune}/bang`;
}

export function importAddress(commune: string): string {
  return `/xa/${commune}/nhap`;
}

/** What the server keeps and has not applied. */
export function reviewAddress(commune: string): string {
  return `/xa/${commune}/xem`;
}

/** Where files that somebody carried are handed in. */
export function broughtAddress(commune: string): string {
  return `/xa/${commune}/trao-tay`;
}

export function hamletsAddress(commune: string): string {
  return `/xa/${commune}/thon`;
}

/** Where households of a hamlet are chosen to be moved; `to`: a new hamlet is what they are moved for. */
export function moveHouseholdsAddress(commune: string, scope: number, to?: 'new'): string {
  return `${hamletsAddress(commune)}/${scope}${to === undefined ? '' : '/tach'}`;
}

/** About what people of the commune say different things. */
export function disputesAddress(commune: string): string {
  return `${reviewAddress(commune)}/y-kien`;
}

/** Entries of the commune that may be one household. */
export function duplicatesAddress(commune: string): string {
  return `${reviewAddress(commune)}/trung`;
}

export function volunteersAddress(commune: string): string {
  return `/xa/${commune}/to`;
}

/** The households table with its filter in the address, so that a view can be kept, sent and printed again. */
export function householdsAddress(commune: string, filter: HouseholdFilter = everyHousehold): string {
  const query = writeFilter(filter).toString();
  return `/xa/${commune}/ho${query === '' ? '' : `?${query}`}`;
}

/** Reads the filter from the address; what is not understood asks for everything. */
export function readFilter(query: URLSearchParams): HouseholdFilter {
  const scope = Number(query.get('thon') ?? '');
  return {
    scope: Number.isInteger(scope) && scope > 0 ? scope : null,
    coverage: coverageKinds.find((kind) => coverageSlug[kind] === query.get('loc')) ?? null,
    poverty: povertyClasses.find((poverty) => povertySlug[poverty] === query.get('loai')) ?? null,
    disputed: query.get('y-kien') === '2',
    search: query.get('tim') ?? '',
  };
}

export function writeFilter(filter: HouseholdFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (filter.scope !== null) query.set('thon', String(filter.scope));
  if (filter.coverage !== null) query.set('loc', coverageSlug[filter.coverage]);
  if (filter.poverty !== null) query.set('loai', povertySlug[filter.poverty]);
  if (filter.disputed) query.set('y-kien', '2');
  if (filter.search.trim() !== '') query.set('tim', filter.search);
  return query;
}

const coverageSlug = {
  'not-visited': 'chua-den',
  'not-met': 'chua-gap',
  refused: 'tu-choi',
  moved: 'da-chuyen',
  visited: 'da-den',
  covered: 'dat',
} as const satisfies Record<CoverageKind, string>;

const povertySlug = {
  none: 'khong-ngheo',
  'near-poor': 'can-ngheo',
  poor: 'ngheo',
} as const satisfies Record<PovertyClass, string>;
