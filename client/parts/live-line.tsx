import type { Problem } from '#shared/base/problem.ts';
import { formatDateTime } from '#client/ui/format.ts';
import { Strip } from '#client/ui/strip.tsx';
import { defineWords, useWords } from '#client/ui/words.ts';
import css from './live-line.module.css';
import { useProblemWords } from './problem.words.ts';

const words = defineWords({
  vi: { stale: (at: string) => `Những gì dưới đây đúng đến ${at}; có mạng lại, trang tự cập nhật.` },
  en: { stale: (at) => `What stands below was true at ${at}; the page follows again once the network is back.` },
});

export interface LiveLineProps {
  /** Until when it is true, or what is looked at: "đến 14:05, 22/11/2026". */
  until: string;
  /** What has just changed, said once; '' while nothing has. */
  news: string;
  /** What is true while nothing changes: "số tự cập nhật khi có lượt thăm mới". */
  calm: string;
  /** Why the last reading failed, when it did: nothing follows by itself then, and nothing is said of it. */
  problem: Problem | null;
}

/** How fresh the page is, in one line; news is read aloud, politely. */
export function LiveLine({ until, news, calm, problem }: LiveLineProps) {
  const said = problem !== null ? '' : news === '' ? calm : news;
  return (
    <>
      {until}
      <span className={css.calm}>
        {said !== '' && ' · '}
        <span role="status" className={news === '' ? undefined : css.news}>
          {said}
        </span>
      </span>
    </>
  );
}

/** Said when the last reading failed: what is still shown is older. `at` is the moment it was read. */
export function StaleStrip({ problem, at }: { problem: Problem | null; at: string }) {
  const { stale } = useWords(words);
  const problemSentence = useProblemWords();
  if (problem === null) return null;
  return (
    <Strip tone="attention">{`${problemSentence(problem.code, problem.details)} ${stale(formatDateTime(at))}`}</Strip>
  );
}
