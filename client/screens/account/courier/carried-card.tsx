import { useState } from 'react';
import type { CarriedRow } from '#client/store/carried-shelf.ts';
import { thisCarrier } from '#client/sync/courier/carrier.ts';
import { useBundleSentence } from '#client/parts/bundle-words.ts';
import { receiptFile, receiptLink } from '#client/parts/receipt-file.ts';
import { useProblemWords } from '#client/parts/problem.words.ts';
import { Button } from '#client/ui/button.tsx';
import { Card } from '#client/ui/card.tsx';
import { formatBytes, formatDateTime } from '#client/ui/format.ts';
import { mayShare, saveFiles, shareFiles } from '#client/ui/give-files.ts';
import { Notice } from '#client/ui/notice.tsx';
import { QrCode } from '#client/ui/qr-code.tsx';
import { Row, Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { courierWords } from './courier.words.ts';

/** One bundle that is carried: how far it has got, and its receipt. */
export function CarriedCard({ row: { sha, bytes, pickedAt, state } }: { row: CarriedRow }) {
  const words = useWords(courierWords);
  const problemSentence = useProblemWords();
  const bundleSentence = useBundleSentence();
  const [isAsking, setAsking] = useState(false);
  const letGo = () => void thisCarrier.letGo(sha);
  return (
    <Card title={words.bundle(formatBytes(bytes.length))}>
      <Stack gap="near">
        <p>{words.pickedAt(formatDateTime(pickedAt))}</p>
        {state.kind === 'waiting' && <p>{words.waiting}</p>}
        {state.kind === 'refused' && (
          <Notice tone="wrong" title={words.refused}>
            {problemSentence(state.code)}
          </Notice>
        )}
        {state.kind === 'delivered' && (
          <>
            <p>
              <strong>{bundleSentence(state)}</strong>
            </p>
            <Receipt receipt={state.receipt} />
          </>
        )}
        {isAsking ? (
          <Notice tone="attention" title={words.keepFirst} action={<Button onClick={letGo}>{words.letGoAnyway}</Button>} />
        ) : (
          <Row>
            <Button kind="quiet" onClick={() => (state.kind === 'waiting' ? setAsking(true) : letGo())}>
              {words.letGo}
            </Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}

function Receipt({ receipt }: { receipt: string }) {
  const words = useWords(courierWords);
  const [isQrShown, setQrShown] = useState(false);
  const files = [receiptFile(receipt, location.origin)];
  const link = receiptLink(receipt, location.origin);
  return (
    <Stack gap="near">
      <p>{words.giveBack}</p>
      <Row>
        {mayShare(files) && (
          <Button kind="main" onClick={() => void shareFiles(files)}>
            {words.share}
          </Button>
        )}
        <Button onClick={() => saveFiles(files)}>{words.save}</Button>
        {link !== null && (
          <Button onClick={() => setQrShown(!isQrShown)} aria-expanded={isQrShown}>
            {isQrShown ? words.hideQr : words.showQr}
          </Button>
        )}
      </Row>
      {link !== null && isQrShown && (
        <>
          <p>{words.qrHow}</p>
          <QrCode text={link} label={words.qrLabel} />
        </>
      )}
    </Stack>
  );
}
