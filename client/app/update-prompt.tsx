import { useEffect, useState } from 'react';
import { isEditingAnywhere } from '#client/store/editing-lock.ts';
import { useLiveValue } from '#client/store/live-value.ts';
import { Button } from '#client/ui/button.tsx';
import { Row } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { appWords } from './app.words.ts';
import { newVersion } from './register-service-worker.ts';
import css from './update-prompt.module.css';

/** How often to look whether the form that was open has been saved, in milliseconds. */
const lookEvery = 5_000;

/** "Có bản mới · Cập nhật", only while nothing is being typed in any tab. */
export function UpdatePrompt() {
  const words = useWords(appWords);
  const version = useLiveValue(newVersion);
  const isFree = useIsNothingEdited(version !== null);
  const [isUpdating, setUpdating] = useState(false);
  if (version === null || !isFree) return null;

  async function update() {
    // Somebody may have begun to type since we last looked.
    if (version === null || (await isEditingAnywhere())) return;
    setUpdating(true);
    version.activate();
  }

  return (
    <aside className={css.prompt} role="status">
      <Row apart>
        <span>{words.updateTitle}</span>
        <Button kind="quiet" busy={isUpdating ? words.updating : undefined} onClick={() => void update()}>
          {words.update}
        </Button>
      </Row>
    </aside>
  );
}

function useIsNothingEdited(isAsked: boolean): boolean {
  const [isFree, setFree] = useState(false);
  useEffect(() => {
    if (!isAsked) return undefined;
    const look = () => void isEditingAnywhere().then((isEditing) => setFree(!isEditing));
    look();
    const timer = setInterval(look, lookEvery);
    return () => clearInterval(timer);
  }, [isAsked]);
  return isFree;
}
