import { useState } from 'react';
import { Problem } from '#shared/base/problem.ts';
import { useProblemWords } from './problem.words.ts';

export interface Saving {
  isSaving: boolean;
  /** Why the last one could not be written down, in words. */
  fault: string | null;
  say(fault: string | null): void;
  /** Runs it; a Problem that it throws becomes the fault. Tells whether it was written down. */
  run(save: () => Promise<void>): Promise<boolean>;
}

/** One thing being written down, and what is said when it cannot be. */
export function useSaving(): Saving {
  const problemSentence = useProblemWords();
  const [isSaving, setSaving] = useState(false);
  const [fault, say] = useState<string | null>(null);
  async function run(save: () => Promise<void>): Promise<boolean> {
    setSaving(true);
    say(null);
    try {
      await save();
      return true;
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      say(problemSentence(thrown.code, thrown.details));
      return false;
    } finally {
      setSaving(false);
    }
  }
  return { isSaving, fault, say, run };
}
