import { useEffect, useRef, useState } from 'react';
import type { ProblemCode } from '#shared/base/problem.ts';
import type { OpenDraft } from './draft-shelf.ts';
import { useEditingLock } from './editing-lock.ts';
import { useLiveValue } from './live-value.ts';
import { thisPhone } from './this-phone.ts';

export type { OpenDraft } from './draft-shelf.ts';

export interface Draft<T> {
  draft: T;
  setDraft(next: T | ((draft: T) => T)): void;
  discard(): Promise<void>;
  ready: boolean;
  /** It was found on the phone: typed before, and not yet saved. */
  restored: boolean;
  /** Why the last change could not be written down (the phone is full); it is still in memory. */
  problem: ProblemCode | null;
}

/**
 * What is being typed, written to the phone at every change, so that a killed tab opens where it was.
 * `T` must be JSON. Key, for instance `visit:<householdId>`; it lies open on the phone, so it never names anybody.
 */
export function useDraft<T>(key: string, initial: () => T): Draft<T> {
  const [held, setHeld] = useState(() => take(key, initial));
  const current = held.key === key ? held : take(key, initial);
  if (current !== held) setHeld(current);
  const latest = useRef(current.draft);
  useEffect(() => {
    latest.current = current.draft;
  }, [current]);
  useEditingLock(useOpenDrafts().some((open) => open.key === key));
  return {
    draft: current.draft,
    setDraft(next) {
      const draft = typeof next === 'function' ? (next as (draft: T) => T)(latest.current) : next;
      latest.current = draft;
      thisPhone.drafts.write(key, draft);
      setHeld({ ...current, draft });
    },
    discard: () => thisPhone.drafts.discard(key),
    ready: true,
    restored: current.restored,
    problem: useLiveValue(thisPhone.drafts.problem),
  };
}

/** What was begun and not saved, last touched first. */
export function useOpenDrafts(): OpenDraft[] {
  return useLiveValue(thisPhone.drafts.open);
}

/** Throws away what was typed under a key that no form is open for. */
export function discardDraft(key: string): Promise<void> {
  return thisPhone.drafts.discard(key);
}

interface Held<T> {
  key: string;
  draft: T;
  restored: boolean;
}

function take<T>(key: string, initial: () => T): Held<T> {
  const stored = thisPhone.drafts.read(key);
  return { key, draft: stored === undefined ? initial() : (stored as T), restored: stored !== undefined };
}
