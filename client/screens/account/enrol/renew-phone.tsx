import { useState } from 'react';
import type { Problem } from '#shared/base/problem.ts';
import { problemOf } from '#client/api/client.ts';
import { useProblemWords } from '#client/parts/problem.words.ts';
import type { PhoneAccount } from '#client/store/phone.ts';
import { enrolPhone, type LinkOffer } from '#client/sync/enrolment.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { deviceLabel } from './device-label.ts';
import { enrolWords } from './enrol.words.ts';

interface RenewPhoneProps {
  code: string;
  offer: LinkOffer;
  account: PhoneAccount;
  onRenewed: () => void;
  onBack: () => void;
}

/** A new link on a phone that already has its book: it keeps the PIN and everything unsent, and never changes hands. */
export function RenewPhone({ code, offer, account, onRenewed, onBack }: RenewPhoneProps) {
  const words = useWords(enrolWords);
  const problemSentence = useProblemWords();
  const [asking, setAsking] = useState<'not-yet' | 'asking' | Problem>('not-yet');
  const isOthers = offer !== null && offer.name !== account.name;

  async function renew() {
    setAsking('asking');
    try {
      await enrolPhone({ code, pin: '', label: deviceLabel(navigator.userAgent) });
      onRenewed();
    } catch (fault) {
      setAsking(problemOf(fault));
    }
  }

  return (
    <PhonePage
      title={words.title}
      actions={
        <>
          {!isOthers && (
            <Button
              kind="main"
              wide
              busy={asking === 'asking' ? words.enrolling : undefined}
              onClick={() => void renew()}
            >
              {words.renewNow}
            </Button>
          )}
          <Button kind={isOthers ? 'main' : 'quiet'} wide onClick={onBack}>
            {words.back}
          </Button>
        </>
      }
    >
      <Stack>
        {isOthers ? (
          <Notice tone="attention" title={words.othersTitle}>
            {words.others(offer.name, account.name)}
          </Notice>
        ) : (
          <Notice title={words.renewTitle(account.name)}>{words.renew}</Notice>
        )}
        {typeof asking === 'object' && <Notice tone="wrong" title={problemSentence(asking.code, asking.details)} />}
      </Stack>
    </PhonePage>
  );
}
