import { useState, type ComponentProps } from 'react';
import { Eye, EyeOff } from 'lucide-react';
import { IconButton } from './button.tsx';
import css from './field.module.css';
import { FieldFrame, type FieldWords } from './field-frame.tsx';
import { kitWords } from './kit.words.ts';
import { useWords } from './words.ts';

export interface PasswordFieldProps extends FieldWords {
  value: string;
  onChange: (value: string) => void;
  /** 'current-password' to sign in, 'new-password' to choose one, 'one-time-code' for a code from another device. */
  autoComplete: 'current-password' | 'new-password' | 'one-time-code';
  disabled?: boolean;
  ref?: ComponentProps<'input'>['ref'];
}

/** Only for signing in to this very system. No screen ever asks for a household's password, passcode or OTP. */
export function PasswordField({ label, hint, error, value, onChange, ...rest }: PasswordFieldProps) {
  const words = useWords(kitWords);
  const [shown, setShown] = useState(false);
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(tied) => (
        <span className={css.withButton}>
          <input
            {...rest}
            {...tied}
            className={css.input}
            type={shown ? 'text' : 'password'}
            value={value}
            spellCheck={false}
            autoCapitalize="off"
            onChange={(event) => onChange(event.target.value)}
          />
          <IconButton
            label={shown ? words.hidePassword : words.showPassword}
            icon={shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
            onClick={() => setShown(!shown)}
          />
        </span>
      )}
    </FieldFrame>
  );
}
