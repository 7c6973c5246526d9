import { useEffect, useState } from 'react';

/** Whether the app itself lies on this machine, so that it opens without a network. */
export function useAppOnPhone(): boolean {
  const [isKept, setKept] = useState(!import.meta.env.PROD || !('serviceWorker' in navigator));
  useEffect(() => {
    if (isKept) return undefined;
    let isLeft = false;
    void navigator.serviceWorker.ready.then(() => !isLeft && setKept(true));
    return () => {
      isLeft = true;
    };
  }, [isKept]);
  return isKept;
}
