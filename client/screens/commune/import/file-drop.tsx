import { useState, type DragEvent } from 'react';
import { FileSpreadsheet } from 'lucide-react';
import { joinClasses } from '#client/ui/join-classes.ts';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import css from './file-drop.module.css';

interface FileDropProps {
  label: string;
  hint: string;
  /** File endings, as in the `accept` attribute. */
  accept: string;
  onFile: (file: File) => void;
}

/** One file, chosen with the keyboard or the mouse, or dragged here from the desktop. */
export function FileDrop({ label, hint, accept, onFile }: FileDropProps) {
  const [over, setOver] = useState(false);
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) onFile(file);
  }
  return (
    <label
      className={joinClasses(css.drop, over && css.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileSpreadsheet aria-hidden="true" className={css.sign} />
      <span className={css.label}>{label}</span>
      <span className={css.hint}>{hint}</span>
      <VisuallyHidden>
        <input
          type="file"
          accept={accept}
          aria-label={label}
          onChange={(event) => {
            const file = event.target.files?.[0];
            // The same file, mended and saved again, must count as chosen again.
            event.target.value = '';
            if (file !== undefined) onFile(file);
          }}
        />
      </VisuallyHidden>
    </label>
  );
}
