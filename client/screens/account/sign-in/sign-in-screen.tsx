import { useState, type SubmitEvent } from 'react';
import type { Problem } from '#shared/base/problem.ts';
import { api, problemOf } from '#client/api/client.ts';
import type { Answers } from '#client/api/query.tsx';
import { useProblemWords } from '#client/parts/problem.words.ts';
import { Button } from '#client/ui/button.tsx';
import { TextField } from '#client/ui/field.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { PasswordField } from '#client/ui/password-field.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { signInWords } from './sign-in.words.ts';

type Trying = { kind: 'typing' } | { kind: 'asking' } | { kind: 'incomplete' } | { kind: 'refused'; problem: Problem };

/** The door of the office. A wrong name and a wrong password get the same answer. */
export function SignInScreen({ onSignedIn }: { onSignedIn: (me: Answers['account']['signIn']) => void }) {
  const words = useWords(signInWords);
  const problemSentence = useProblemWords();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [trying, setTrying] = useState<Trying>({ kind: 'typing' });

  async function signIn(event: SubmitEvent) {
    event.preventDefault();
    if (trying.kind === 'asking') return;
    if (username.trim() === '' || password === '') {
      setTrying({ kind: 'incomplete' });
      return;
    }
    setTrying({ kind: 'asking' });
    try {
      onSignedIn(await api.account.signIn.mutate({ username, password }));
    } catch (fault) {
      setPassword('');
      setTrying({ kind: 'refused', problem: problemOf(fault) });
    }
  }

  return (
    <PhonePage title={words.title} under={words.who}>
      <form onSubmit={(event) => void signIn(event)} noValidate>
        <Stack>
          <TextField
            label={words.username}
            value={username}
            onChange={setUsername}
            autoComplete="username"
            autoCapitalize="off"
            spellCheck={false}
          />
          <PasswordField
            label={words.password}
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            error={trying.kind === 'incomplete' ? words.missing : undefined}
          />
          {trying.kind === 'refused' && (
            <Notice tone="wrong" title={problemSentence(trying.problem.code, trying.problem.details)} />
          )}
          <Button kind="main" wide type="submit" busy={trying.kind === 'asking' ? words.signingIn : undefined}>
            {words.signIn}
          </Button>
          <Notice title={words.volunteerTitle}>{words.volunteer}</Notice>
        </Stack>
      </form>
    </PhonePage>
  );
}
