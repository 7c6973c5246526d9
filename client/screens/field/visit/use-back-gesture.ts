import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';

/**
 * Makes the phone's Back gesture do what the arrow does: one step back inside the visit, and out of it only from the
 * first step. One entry of the history stands on top as long as there is a step to go back to; the gesture takes it off
 * and, unless that was the last step, it is put there again.
 * @param goBack one step back; `null` at the first step
 * @returns leaves the visit for an address, so that the gesture does not come back into it
 */
export function useBackGesture(goBack: (() => void) | null): (address: string) => void {
  const [, goTo] = useLocation();
  const latest = useRef({ goBack, goTo });
  const leavingTo = useRef<string | null>(null);
  useEffect(() => {
    latest.current = { goBack, goTo };
    if (goBack !== null && leavingTo.current === null && !standsOnTop()) window.history.pushState(marker, '');
  });
  useEffect(() => {
    function onPop() {
      if (standsOnTop()) return;
      if (leavingTo.current !== null) latest.current.goTo(leavingTo.current, { replace: true });
      else if (latest.current.goBack === null) window.history.back();
      else latest.current.goBack();
    }
    window.addEventListener('popstate', onPop);
    return () => window.removeEventListener('popstate', onPop);
  }, []);
  return (address) => {
    leavingTo.current = address;
    if (standsOnTop()) window.history.back();
    else goTo(address, { replace: true });
  };
}

const marker = { visit: 'step' };

function standsOnTop(): boolean {
  const state: unknown = window.history.state;
  return typeof state === 'object' && state !== null && 'visit' in state;
}
