import { useEffect, useRef, useState } from 'react';
import { Problem, type ProblemCode } from '#shared/base/problem.ts';
import { useProblemWords } from '#client/parts/problem.words.ts';
import { unlock } from '#client/store/phone.ts';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { PinField } from '#client/ui/pin-field.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { unlockWords } from './unlock.words.ts';

/** From so many wrong tries on, somebody has probably forgotten. */
const manyTries = 4;

type Trying = { kind: 'typing' } | { kind: 'opening' } | { kind: 'wrong' } | { kind: 'failed'; code: ProblemCode };

/** The door of an enrolled phone. It names nobody: the phone may be in other hands. */
export function UnlockScreen({ wrongTries, forgottenAddress }: { wrongTries: number; forgottenAddress: string }) {
  const words = useWords(unlockWords);
  const problemSentence = useProblemWords();
  const [pin, setPin] = useState('');
  const [trying, setTrying] = useState<Trying>({ kind: 'typing' });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  async function open(digits: string) {
    if (trying.kind === 'opening' || digits.length < 6) return;
    setTrying({ kind: 'opening' });
    try {
      // When it opens, this screen is gone before there is anything to set.
      if ((await unlock(digits)) === 'ok') return;
      setPin('');
      setTrying({ kind: 'wrong' });
      field.current?.focus();
    } catch (fault) {
      setTrying({ kind: 'failed', code: fault instanceof Problem ? fault.code : 'device.storage-failed' });
    }
  }

  function type(digits: string) {
    setPin(digits);
    if (digits !== '' && trying.kind === 'wrong') setTrying({ kind: 'typing' });
  }

  return (
    <PhonePage
      title={words.title}
      above={words.product}
      actions={
        <Button
          kind="main"
          wide
          busy={trying.kind === 'opening' ? words.opening : undefined}
          onClick={() => void open(pin)}
        >
          {words.open}
        </Button>
      }
    >
      <Stack>
        <PinField
          label={words.pin}
          hint={words.hint}
          value={pin}
          onChange={type}
          onFull={(digits) => void open(digits)}
          error={trying.kind === 'wrong' ? words.wrong(wrongTries) : undefined}
          ref={field}
        />
        {trying.kind === 'failed' && <Notice tone="wrong" title={problemSentence(trying.code)} />}
        {wrongTries >= manyTries ? (
          <Notice
            title={words.forgottenTitle}
            action={<ButtonLink href={forgottenAddress}>{words.whatToDo}</ButtonLink>}
          >
            {words.forgotten}
          </Notice>
        ) : (
          <ButtonLink kind="quiet" href={forgottenAddress}>
            {words.forgottenTitle}
          </ButtonLink>
        )}
      </Stack>
    </PhonePage>
  );
}
