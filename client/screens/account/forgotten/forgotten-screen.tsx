import { useState } from 'react';
import { Problem } from '#shared/base/problem.ts';
import { sendWithoutPin, useSealedAway } from '#client/sync/courier/hand-over.ts';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { Section } from '#client/ui/card.tsx';
import { formatCount } from '#client/ui/format.ts';
import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Row, Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { forgottenWords } from './forgotten.words.ts';

type Sending = { kind: 'not-yet' } | { kind: 'sending' } | { kind: 'sent'; count: number } | { kind: 'failed'; problem: Problem };

/**
 * What to do when the PIN is gone: bring home what is sealed on the phone, then begin with a new link.
 * `newPinAddress`: where the new PIN is set, when such a link was opened.
 */
export function ForgottenScreen({ newPinAddress }: { newPinAddress: string | null }) {
  const words = useWords(forgottenWords);
  const [sending, setSending] = useState<Sending>({ kind: 'not-yet' });
  const [round, setRound] = useState(0);
  const away = useSealedAway(round);

  async function send() {
    setSending({ kind: 'sending' });
    try {
      setSending({ kind: 'sent', count: await sendWithoutPin() });
    } catch (fault) {
      setSending({ kind: 'failed', problem: fault instanceof Problem ? fault : new Problem('device.storage-failed') });
    }
    setRound(round + 1);
  }

  return (
    <PhonePage
      title={words.title}
      back={{ href: '/' }}
      actions={
        newPinAddress === null ? (
          <ButtonLink kind="quiet" wide href="/">
            {words.back}
          </ButtonLink>
        ) : (
          <ButtonLink kind="main" wide href={newPinAddress}>
            {words.newPin}
          </ButtonLink>
        )
      }
    >
      <Stack gap="far">
        <p>{words.safe}</p>
        <Section title={words.first}>
          <Stack>
            {sending.kind === 'sent' && <Notice title={words.sent(formatCount(sending.count))} />}
            {sending.kind === 'failed' && <ProblemNotice title={words.sendFailed} problem={sending.problem} />}
            {away !== null && away.mayTravel === 0 && away.stuck === 0 && sending.kind !== 'sent' && <p>{words.nothingWaits}</p>}
            {away !== null && away.mayTravel > 0 && (
              <>
                <p>{words.waits(formatCount(away.mayTravel))}</p>
                <Row>
                  <Button busy={sending.kind === 'sending' ? words.sending : undefined} onClick={() => void send()}>
                    {words.send}
                  </Button>
                  <ButtonLink href="/trao-tay">{words.handOver}</ButtonLink>
                </Row>
              </>
            )}
            {away !== null && away.stuck > 0 && <Notice tone="attention" title={words.stuck(formatCount(away.stuck))} />}
          </Stack>
        </Section>
        <Section title={words.second}>
          <Stack>
            <p>{words.askLink}</p>
            <p>{words.drafts}</p>
          </Stack>
        </Section>
      </Stack>
    </PhonePage>
  );
}
