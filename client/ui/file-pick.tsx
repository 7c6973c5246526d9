import { useState, type DragEvent, type ReactNode } from 'react';
import css from './file-pick.module.css';
import { joinClasses } from './join-classes.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface FilePickProps {
  /** What choosing does: "Chọn tệp". */
  label: string;
  hint?: string;
  icon?: ReactNode;
  /** File endings and kinds, as in the `accept` attribute; without it any file. */
  accept?: string;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
}

/** Files, chosen with a finger, the keyboard or the mouse, or dragged here from the desktop. */
export function FilePick({ label, hint, icon, accept, multiple = false, onFiles }: FilePickProps) {
  const [over, setOver] = useState(false);
  function take(list: FileList | null) {
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  }
  return (
    <label
      className={joinClasses(css.pick, over && css.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {icon !== undefined && <span className={css.sign}>{icon}</span>}
      <span className={css.label}>{label}</span>
      {hint !== undefined && <span className={css.hint}>{hint}</span>}
      <VisuallyHidden>
        <input
          type="file"
          accept={accept}
          multiple={multiple}
          aria-label={label}
          onChange={(event) => {
            take(event.target.files);
            // The same file again must count as chosen again.
            event.target.value = '';
          }}
        />
      </VisuallyHidden>
    </label>
  );
}
