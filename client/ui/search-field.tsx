import { useEffect, useRef } from 'react';
import { Search, X } from 'lucide-react';
import { IconButton } from './button.tsx';
import css from './field.module.css';
import { joinClasses } from './join-classes.ts';
import { kitWords } from './kit.words.ts';
import { useWords } from './words.ts';

export interface SearchFieldProps {
  /** What can be searched for; it is the placeholder too ("Tìm tên chủ hộ, số nhà"). */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** On the desk: the key "/" brings the cursor here from anywhere on the page. */
  slash?: boolean;
  onEnter?: () => void;
}

export function SearchField({ label, value, onChange, slash = false, onEnter }: SearchFieldProps) {
  const words = useWords(kitWords);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!slash) return undefined;
    function bringCursor(event: KeyboardEvent) {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    }
    window.addEventListener('keydown', bringCursor);
    return () => window.removeEventListener('keydown', bringCursor);
  }, [slash]);
  function clear() {
    onChange('');
    input.current?.focus();
  }
  return (
    <div className={joinClasses(css.withButton, css.withSign)} role="search">
      <Search className={css.sign} aria-hidden="true" />
      <input
        ref={input}
        className={css.input}
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        aria-label={label}
        aria-keyshortcuts={slash ? '/' : undefined}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter?.();
          if (event.key === 'Escape' && value !== '') clear();
        }}
      />
      {value !== '' && <IconButton label={words.clear} icon={<X aria-hidden="true" />} onClick={clear} />}
    </div>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null);
}
