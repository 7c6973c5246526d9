import { useEffect, useState } from 'react';
import { PackageOpen } from 'lucide-react';
import { Problem } from '#shared/base/problem.ts';
import { thisCarrier, useCarried } from '#client/sync/courier/carrier.ts';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { Button } from '#client/ui/button.tsx';
import { FilePick } from '#client/ui/file-pick.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { CarriedCard } from './carried-card.tsx';
import { courierWords } from './courier.words.ts';

interface NotTaken {
  name: string;
  problem: Problem;
}

/** For whoever carries, on any phone or computer, signed in or not: pick up, hand in when there is a network, bring back. */
export function CourierScreen() {
  const words = useWords(courierWords);
  const { carried, trouble } = useCarried();
  const [notTaken, setNotTaken] = useState<NotTaken[]>([]);
  const [isDelivering, setDelivering] = useState(false);
  const isWaiting = carried.some(({ state }) => state.kind === 'waiting');

  async function deliver() {
    setDelivering(true);
    await thisCarrier.deliverAll().finally(() => setDelivering(false));
  }

  async function pickUp(files: { name: string; bytes: Promise<Uint8Array> }[]) {
    const failed: NotTaken[] = [];
    for (const { name, bytes } of files) {
      try {
        await thisCarrier.pickUp(await bytes);
      } catch (fault) {
        failed.push({ name, problem: fault instanceof Problem ? fault : new Problem('device.storage-failed') });
      }
    }
    setNotTaken(failed);
    await deliver();
  }

  const [inLink] = useState(() => location.hash.slice(1));
  useEffect(() => {
    const first = inLink === '' ? [] : [{ name: '', bytes: Promise.resolve(new TextEncoder().encode(inLink)) }];
    const online = () => void deliver();
    // What is in the link lies on the disk from here on: opened again, it must not come back once it was removed.
    void thisCarrier.load().then(() => pickUp(first)).then(() => history.replaceState(history.state, '', location.pathname));
    window.addEventListener('online', online);
    return () => window.removeEventListener('online', online);
  }, [inLink]);

  return (
    <PhonePage
      title={words.title}
      actions={
        isWaiting && (
          <Button kind="main" wide busy={isDelivering ? words.delivering : undefined} onClick={() => void deliver()}>
            {words.deliver}
          </Button>
        )
      }
    >
      <Stack>
        <p>{words.what}</p>
        {notTaken.map(({ name, problem }) => (
          <ProblemNotice key={name} title={words.notTaken(name === '' ? words.thisCode : name)} problem={problem} />
        ))}
        {trouble !== null && isWaiting && <ProblemNotice title={words.trouble} problem={new Problem(trouble)} />}
        {carried.map((row) => (
          <CarriedCard key={row.sha} row={row} />
        ))}
        <FilePick
          label={words.choose}
          hint={words.chooseHint}
          icon={<PackageOpen aria-hidden="true" />}
          multiple
          onFiles={(files) => void pickUp(files.map((file) => ({ name: file.name, bytes: bytesOf(file) })))}
        />
      </Stack>
    </PhonePage>
  );
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
