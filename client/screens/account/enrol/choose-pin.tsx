import { useState } from 'react';
import type { Problem } from '#shared/base/problem.ts';
import { problemOf } from '#client/api/client.ts';
import { useProblemWords } from '#client/parts/problem.words.ts';
import { enrolPhone, type LinkOffer } from '#client/sync/enrolment.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { PinField } from '#client/ui/pin-field.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { deviceLabel } from './device-label.ts';
import { isEasyPin } from './easy-pin.ts';
import { enrolWords } from './enrol.words.ts';

type Saying = 'nothing' | 'too-short' | 'too-easy' | 'differ' | 'enrolling' | Problem;

interface ChoosePinProps {
  code: string;
  /** `null`: this phone was stopped on the way, and goes on. */
  offer: LinkOffer;
  onEnrolled: () => void;
}

/** Whose phone it will be, and the PIN, twice. */
export function ChoosePin({ code, offer, onEnrolled }: ChoosePinProps) {
  const words = useWords(enrolWords);
  const [pin, setPin] = useState('');
  const [repeated, setRepeated] = useState('');
  const [saying, setSaying] = useState<Saying>('nothing');

  async function enrol() {
    if (saying === 'enrolling') return;
    const fault = faultOf(pin, repeated);
    setSaying(fault ?? 'enrolling');
    if (fault === 'differ') setRepeated('');
    if (fault !== null) return;
    try {
      await enrolPhone({ code, pin, label: deviceLabel(navigator.userAgent) });
      onEnrolled();
    } catch (thrown) {
      setSaying(problemOf(thrown));
    }
  }

  return (
    <PhonePage
      title={offer === null ? words.goOnTitle : words.greeting(offer.name)}
      actions={
        <Button
          kind="main"
          wide
          busy={saying === 'enrolling' ? words.enrolling : undefined}
          onClick={() => void enrol()}
        >
          {words.enrol}
        </Button>
      }
    >
      <Stack>
        <p>{offer === null ? words.goOn : <Opens {...offer} />}</p>
        <PinField
          label={words.choose}
          hint={words.chooseHint}
          value={pin}
          onChange={setPin}
          error={saying === 'too-short' ? words.tooShort : saying === 'too-easy' ? words.tooEasy : undefined}
        />
        <PinField
          label={words.repeat}
          value={repeated}
          onChange={setRepeated}
          error={saying === 'differ' ? words.differ : undefined}
        />
        {typeof saying === 'object' && <Refusal problem={saying} />}
      </Stack>
    </PhonePage>
  );
}

function Opens({ hamlets, communeName }: NonNullable<LinkOffer>) {
  const words = useWords(enrolWords);
  return hamlets.length === 0 ? words.opensNothing(communeName) : words.opens(hamlets.join(', '), communeName);
}

function Refusal({ problem }: { problem: Problem }) {
  const problemSentence = useProblemWords();
  return <Notice tone="wrong" title={problemSentence(problem.code, problem.details)} />;
}

function faultOf(pin: string, repeated: string): 'too-short' | 'too-easy' | 'differ' | null {
  if (pin.length < 6) return 'too-short';
  if (isEasyPin(pin)) return 'too-easy';
  return pin === repeated ? null : 'differ';
}
