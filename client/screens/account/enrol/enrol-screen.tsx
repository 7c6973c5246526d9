import { useEffect, useState } from 'react';
import type { Problem } from '#shared/base/problem.ts';
import { problemOf } from '#client/api/client.ts';
import { useProblemWords } from '#client/parts/problem.words.ts';
import { isOwnLink, usePhone } from '#client/store/phone.ts';
import { type LinkOffer, offerOf } from '#client/sync/enrolment.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { ChoosePin } from './choose-pin.tsx';
import { enrolWords } from './enrol.words.ts';
import { FirstFetch } from './first-fetch.tsx';
import { RenewPhone } from './renew-phone.tsx';

type Link =
  | { kind: 'no-code' }
  | { kind: 'asking' }
  | { kind: 'offered'; offer: LinkOffer }
  | { kind: 'refused'; problem: Problem };

/** How a phone becomes a volunteer's: the link, a PIN, the first fetch. The code stands behind the `#`. */
export function EnrolScreen({ onDone }: { onDone: () => void }) {
  const [code] = useState(() => location.hash.slice(1));
  const [isEnrolled, setEnrolled] = useState(false);
  const [tries, setTries] = useState(0);
  const phone = usePhone();
  // On its way here the phone becomes enrolled: what counts is whether it had a book when the link was opened.
  const [hadBook] = useState(phone.kind === 'enrolled');
  // Locked and yet here: the PIN was forgotten, and a new one is set.
  const [isForgotten] = useState(phone.kind === 'enrolled' && phone.lock.kind === 'locked');
  const link = useLink(code, tries, isEnrolled);
  const isOwn = useIsOwnLink(code, hadBook && !isForgotten && !isEnrolled);
  useEffect(() => {
    if (isOwn) onDone();
  }, [isOwn, onDone]);
  if (isEnrolled) return <FirstFetch onDone={onDone} />;
  if (link.kind !== 'offered') return <LinkPage link={link} onAgain={() => setTries(tries + 1)} />;
  const finish = () => setEnrolled(true);
  if (hadBook && !isForgotten && phone.kind === 'enrolled' && phone.account !== null) {
    return <RenewPhone code={code} offer={link.offer} account={phone.account} onRenewed={finish} onBack={onDone} />;
  }
  return <ChoosePin code={code} offer={link.offer} onEnrolled={finish} />;
}

// Many keep the link they were sent and tap it every day: on their own phone it opens the book, also without a network.
function useIsOwnLink(code: string, isAsked: boolean): boolean {
  const [isOwn, setOwn] = useState(isAsked && code === '');
  useEffect(() => {
    if (isAsked && code !== '') void isOwnLink(code).then(setOwn);
  }, [code, isAsked]);
  return isAsked && isOwn;
}

function useLink(code: string, tries: number, isEnrolled: boolean): Link {
  const [link, setLink] = useState<Link>(code === '' ? { kind: 'no-code' } : { kind: 'asking' });
  useEffect(() => {
    let isLeft = false;
    const show = (next: Link) => {
      if (!isLeft) setLink(next);
    };
    if (code !== '' && !isEnrolled) {
      show({ kind: 'asking' });
      offerOf(code).then(
        (offer) => show({ kind: 'offered', offer }),
        (fault: unknown) => show({ kind: 'refused', problem: problemOf(fault) }),
      );
    }
    return () => {
      isLeft = true;
    };
  }, [code, tries, isEnrolled]);
  return link;
}

function LinkPage({ link, onAgain }: { link: Exclude<Link, { kind: 'offered' }>; onAgain: () => void }) {
  const words = useWords(enrolWords);
  const problemSentence = useProblemWords();
  const mayHelp = link.kind === 'refused' && link.problem.code.startsWith('server.');
  return (
    <PhonePage
      title={words.title}
      actions={
        mayHelp && (
          <Button kind="main" wide onClick={onAgain}>
            {words.tryAgain}
          </Button>
        )
      }
    >
      <Stack>
        {link.kind === 'asking' && <Waiting words={words.asking} />}
        {link.kind === 'no-code' && (
          <Notice tone="attention" title={words.noCodeTitle}>
            {words.noCode}
          </Notice>
        )}
        {link.kind === 'refused' && (
          <Notice tone="wrong" title={problemSentence(link.problem.code, link.problem.details)} />
        )}
        {mayHelp && <p>{words.offline}</p>}
      </Stack>
    </PhonePage>
  );
}
