import { useEffect, useState } from 'react';
import { Download, QrCode as QrSign, Send } from 'lucide-react';
import { useSearchParams } from 'wouter';
import { Problem } from '#shared/base/problem.ts';
import { markHanded, packThisPhone, type Packed } from '#client/sync/courier/hand-over.ts';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { formatBytes, formatCount } from '#client/ui/format.ts';
import { mayShare, saveFiles, shareFiles } from '#client/ui/give-files.ts';
import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { QrCode } from '#client/ui/qr-code.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { handoverFiles, handoverLink } from './handover-files.ts';
import { handoverWords } from './handover.words.ts';

type Packing =
  | { kind: 'packing' }
  | { kind: 'nothing' }
  | { kind: 'failed'; problem: Problem }
  | { kind: 'ready'; packed: Packed[] };

/** What waits, sealed, for somebody who travels: to an app, as a file, or from screen to camera. Locked or open. */
export function HandoverScreen({ back }: { back: string }) {
  const words = useWords(handoverWords);
  const [params] = useSearchParams();
  const packing = usePacking(params.get('luot'));
  return packing.kind === 'ready' ? (
    <Handing packed={packing.packed} back={back} />
  ) : (
    <PhonePage title={words.title} back={{ href: back }}>
      {packing.kind === 'packing' && <Waiting words={words.packing} />}
      {packing.kind === 'nothing' && <Empty title={words.nothing}>{words.nothingHint}</Empty>}
      {packing.kind === 'failed' && <ProblemNotice title={words.failed} problem={packing.problem} />}
    </PhonePage>
  );
}

function Handing({ packed, back }: { packed: Packed[]; back: string }) {
  const words = useWords(handoverWords);
  const [isGiven, setGiven] = useState(false);
  const [isQrShown, setQrShown] = useState(false);
  const ids = packed.flatMap((one) => one.ids);
  const files = handoverFiles(packed, location.origin);
  const link = handoverLink(packed, location.origin);
  const maySend = mayShare(files);
  const size = formatBytes(packed.reduce((sum, { bytes }) => sum + bytes.length, 0));

  async function given() {
    await markHanded(ids);
    setGiven(true);
  }
  async function share() {
    if (await shareFiles(files)) await given();
  }
  function save() {
    saveFiles(files);
    void given();
  }

  const saving = (
    <Button kind={maySend ? 'plain' : 'main'} wide icon={<Download aria-hidden="true" />} onClick={save}>
      {words.save}
    </Button>
  );
  return (
    <PhonePage
      title={words.title}
      back={{ href: back }}
      under={words.inFile(formatCount(ids.length), size)}
      actions={
        <>
          {maySend && (
            <Button kind="main" wide icon={<Send aria-hidden="true" />} onClick={() => void share()}>
              {words.give}
            </Button>
          )}
          {saving}
        </>
      }
    >
      <Stack>
        {isGiven ? (
          <Notice
            title={words.given}
            action={<ButtonLink href="/bien-nhan">{words.openReceipt}</ButtonLink>}
          >
            {words.givenHint(`${location.host}/mang-giup`)}
          </Notice>
        ) : (
          <p>{words.why}</p>
        )}
        {link === null ? (
          <p>{words.qrTooLarge}</p>
        ) : (
          <Button wide icon={<QrSign aria-hidden="true" />} onClick={() => setQrShown(!isQrShown)} aria-expanded={isQrShown}>
            {isQrShown ? words.hideQr : words.showQr}
          </Button>
        )}
        {link !== null && isQrShown && (
          <>
            <p>{words.qrHow}</p>
            <QrCode text={link} label={words.qrLabel} />
            <Button
              wide
              onClick={() => {
                setQrShown(false);
                void given();
              }}
            >
              {words.qrDone}
            </Button>
          </>
        )}
      </Stack>
    </PhonePage>
  );
}

/** `only`: one operation, whatever has become of it; without it everything that waits. */
function usePacking(only: string | null): Packing {
  const [packing, setPacking] = useState<Packing>({ kind: 'packing' });
  useEffect(() => {
    let isLeft = false;
    packThisPhone(only === null ? null : [only]).then(
      (packed) => !isLeft && setPacking(packed.length === 0 ? { kind: 'nothing' } : { kind: 'ready', packed }),
      (fault: unknown) => {
        const problem = fault instanceof Problem ? fault : new Problem('device.storage-failed');
        if (!isLeft) setPacking({ kind: 'failed', problem });
      },
    );
    return () => {
      isLeft = true;
    };
  }, [only]);
  return packing;
}
