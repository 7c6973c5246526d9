import type { RosterEntry } from '#client/store/roster-entry.ts';
import type { VisitDraft } from './visit-draft.ts';

/** What every screen of the visit is given: what was said so far, what is known, and a way to say more. */
export interface StepProps {
  draft: VisitDraft;
  entry: RosterEntry;
  change: (next: (draft: VisitDraft) => VisitDraft) => void;
}
