import { useEffect, useState } from 'react';
import { dayOf, type Day, type Instant } from '#shared/base/day.ts';

/** The moment, by this machine's clock. Rules never ask for it: screens do, and hand it to them. */
export function instantNow(): Instant {
  return new Date().toISOString();
}

/** Today in Vietnam; a page left open overnight turns to the new day when somebody looks at it again. */
export function useToday(): Day {
  const [today, setToday] = useState(() => dayOf(instantNow()));
  useEffect(() => {
    function look() {
      if (document.visibilityState === 'visible') setToday(dayOf(instantNow()));
    }
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return today;
}
