import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { LeaveButton } from './leave-button.tsx';
import { lostWords } from './lost.words.ts';

/** A volunteer whom the server knows, on a browser that keeps nothing: said plainly, with what to do. */
export function LostScreen({ name, onSignedOut }: { name: string; onSignedOut: () => void }) {
  const words = useWords(lostWords);
  return (
    <PhonePage title={words.title} actions={<LeaveButton onSignedOut={onSignedOut} />}>
      <Stack>
        <p>{words.greeting(name)}</p>
        <p>{words.why}</p>
        <Notice tone="attention" title={words.what} />
      </Stack>
    </PhonePage>
  );
}
