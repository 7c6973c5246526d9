import type { Problem } from '#shared/base/problem.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { defineWords, useWords } from '#client/ui/words.ts';
import { useProblemWords } from './problem.words.ts';

const words = defineWords({ vi: { again: 'Làm lại' }, en: { again: 'Try again' } });

export interface ProblemNoticeProps {
  /** What could not be done: "Chưa đọc được bảng của xã". */
  title: string;
  problem: Problem;
  /** Leave out where trying again cannot help. */
  onAgain?: () => void;
  /** What trying again is called here, when it is more than that. */
  againWords?: string;
}

/** A problem as people read it: what could not be done, why, and what to do next. Never a code. */
export function ProblemNotice({ title, problem, onAgain, againWords }: ProblemNoticeProps) {
  const { again } = useWords(words);
  const sentence = useProblemWords()(problem.code, problem.details);
  return (
    <Notice
      tone={isPassing(problem) ? 'attention' : 'wrong'}
      title={title}
      action={onAgain === undefined ? undefined : <Button onClick={onAgain}>{againWords ?? again}</Button>}
    >
      {sentence}
    </Notice>
  );
}

// Being without a network is an ordinary day here, not a fault.
function isPassing(problem: Problem): boolean {
  return problem.code === 'server.unreachable' || problem.code === 'server.not-understood';
}
