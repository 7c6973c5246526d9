import { type ReactNode, useEffect, useRef, useState } from 'react';

/** A few screens of rows: drawn at once, and added whenever the end of the list comes near. */
const step = 40;

let last = { key: '', drawn: step };

/**
 * How many rows of a long list are drawn, and what to put behind the last of them. A cheap phone draws forty rows in the
 * time of one blink, and ten thousand in ten seconds. Another `key`, another list: it begins again at its top. Who comes
 * back to the last one finds it as long as it was.
 */
export function useGrowing(key: string, total: number): { drawn: number; end: ReactNode } {
  const [grown, setGrown] = useState(last);
  const drawn = grown.key === key ? grown.drawn : step;
  const end = useRef<HTMLDivElement>(null);
  const isMore = drawn < total;
  useEffect(() => {
    const element = end.current;
    if (element === null || !isMore) return undefined;
    const observer = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting === true) setGrown((last = { key, drawn: drawn + step }));
      },
      { rootMargin: '1200px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [key, drawn, isMore]);
  return { drawn, end: isMore ? <div ref={end} /> : null };
}
