import { Button } from '#client/ui/button.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { useWords } from '#client/ui/words.ts';
import { visitWords } from './visit.words.ts';

/** Asks once more before what was written of this house is thrown away. */
export function LeaveSheet({ open, onStay, onLeave }: { open: boolean; onStay: () => void; onLeave: () => void }) {
  const words = useWords(visitWords);
  return (
    <Sheet
      open={open}
      title={words.leaveTitle}
      onClose={onStay}
      actions={
        <>
          <Button kind="danger" wide onClick={onLeave}>
            {words.leaveYes}
          </Button>
          <Button kind="quiet" onClick={onStay}>
            {words.leaveNo}
          </Button>
        </>
      }
    >
      <p>{words.leaveSentence}</p>
    </Sheet>
  );
}
