import { type Day, dayOf } from '#shared/base/day.ts';
import type { RosterEntry } from '#client/store/roster-entry.ts';
import { calledFull } from '#client/parts/called.ts';
import { type dayWords, saidDay } from '#client/parts/day-words.ts';
import type { fieldWords } from '#client/parts/field.words.ts';
import type { Language } from '#client/ui/words.ts';
import type { householdWords } from './household.words.ts';

export interface StandingWords {
  language: Language;
  household: (typeof householdWords)['vi'];
  field: (typeof fieldWords)['vi'];
  days: (typeof dayWords)['vi'];
}

/** Where the household stands, as one sentence that names what is missing. */
export function standingSentence({ coverage, file, lastVisit }: RosterEntry, today: Day, words: StandingWords): string {
  const { household, field, days } = words;
  const last = lastVisit === null ? '' : saidDay(dayOf(lastVisit.at), today, days);
  switch (coverage.kind) {
    case 'not-visited':
      return household.notVisited;
    case 'not-met':
      return household.notMet(coverage.tries, last);
    case 'refused':
      return household.refused(last);
    case 'moved':
      return household.moved(last);
    case 'visited':
      return household.visited(last, coverage.missing.map((skill) => field.skillAlone[skill]).join(', '));
    case 'covered': {
      const identity = file.members[coverage.by]?.identity.value;
      if (identity === undefined) return household.covered;
      return household.coveredBy(calledFull(identity, Number(today.slice(0, 4)), words.language));
    }
  }
}
