import { useEffect } from 'react';

/**
 * Held, in any tab, while something typed is not yet saved: no new version of the app takes over meanwhile.
 * Shared, so that two tabs can hold it at once.
 */
export function useEditingLock(isEditing: boolean): void {
  useEffect(() => {
    if (!isEditing || !('locks' in navigator)) return undefined;
    const unmounted = new AbortController();
    const held = new Promise<void>((release) => unmounted.signal.addEventListener('abort', () => release()));
    void navigator.locks.request(lockName, { mode: 'shared' }, () => held);
    return () => unmounted.abort();
  }, [isEditing]);
}

/** Whether something is being typed in any tab of this browser. */
export async function isEditingAnywhere(): Promise<boolean> {
  if (!('locks' in navigator)) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name === lockName);
}

const lockName = 'editing';
