import type { OpenDraft } from '#client/store/draft-shelf.ts';

const prefix = 'visit:';

/** Where the unfinished visit to a household is kept. */
export function visitDraftKey(householdId: string): string {
  return `${prefix}${householdId}`;
}

/** How far an unfinished visit had come: the part of its draft that other pages tell of. */
export interface VisitPlace {
  now: number;
  of: number;
}

/** The households whose visit was begun and not saved, in the order of the drafts. */
export function openVisitsOf(drafts: readonly OpenDraft[]): string[] {
  return drafts.filter(({ key }) => key.startsWith(prefix)).map(({ key }) => key.slice(prefix.length));
}
