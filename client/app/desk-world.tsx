import { lazy, useEffect, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { isFieldRole } from '#shared/account/role.ts';
import type { Problem } from '#shared/base/problem.ts';
import { api, problemOf } from '#client/api/client.ts';
import type { Answers } from '#client/api/query.tsx';
import { boardAddress } from '#client/parts/office-addresses.ts';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { ClearedScreen } from '#client/screens/account/lost/cleared-screen.tsx';
import { LostScreen } from '#client/screens/account/lost/lost-screen.tsx';
import { SignInScreen } from '#client/screens/account/sign-in/sign-in-screen.tsx';
import { forgetEnrolledMark, wasEnrolledHere } from '#client/store/enrolled-mark.ts';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { useWords } from '#client/ui/words.ts';
import { appWords } from './app.words.ts';

const CommuneRoutes = lazy(() => import('./commune-routes.tsx'));
const ProvinceRoutes = lazy(() => import('./province-routes.tsx'));

type Me = NonNullable<Answers['account']['me']>;

/** A browser that is nobody's phone: the office's, or one where nobody has signed in. */
export function DeskWorld() {
  return (
    <Switch>
      <Route path="/xa/:commune/*?">
        <CommuneRoutes />
      </Route>
      <Route path="/tinh">
        <ProvinceRoutes />
      </Route>
      <Route path="/dang-nhap">
        <SignInScreen onSignedIn={enter} />
      </Route>
      <Route path="/">
        <Home />
      </Route>
      <Route>
        <Redirect to="/" replace />
      </Route>
    </Switch>
  );
}

type Session = { kind: 'asking' } | { kind: 'unknown'; problem: Problem } | { kind: 'known'; me: Me | null };

/** Sends everyone to their own place. */
function Home() {
  const words = useWords(appWords);
  const [tries, setTries] = useState(0);
  const [session, setSession] = useState<Session>({ kind: 'asking' });
  useEffect(() => {
    api.account.me.query().then(
      (me) => setSession({ kind: 'known', me }),
      (fault: unknown) => setSession({ kind: 'unknown', problem: problemOf(fault) }),
    );
  }, [tries]);
  if (session.kind === 'asking') return <Waiting words={words.opening} />;
  if (wasEnrolledHere() && (session.kind === 'unknown' || session.me === null || isFieldRole(session.me.role))) {
    return (
      <ClearedScreen
        name={session.kind === 'known' ? (session.me?.name ?? null) : null}
        onAgain={session.kind === 'unknown' ? () => setTries(tries + 1) : null}
        onSignedOut={leave}
      />
    );
  }
  if (session.kind === 'unknown') {
    return (
      <PhonePage title={words.reconnectTitle}>
        <ProblemNotice title={words.reconnectTitle} problem={session.problem} onAgain={() => setTries(tries + 1)} />
      </PhonePage>
    );
  }
  const { me } = session;
  if (me === null) return <Redirect to="/dang-nhap" replace />;
  // A phone's session without a phone's store, and nothing that says there was one: most likely another browser.
  if (isFieldRole(me.role)) return <LostScreen name={me.name} onSignedOut={leave} />;
  return <Redirect to={homeOf(me)} replace />;
}

// A whole new page: what was read before signing in is not true any more.
function enter(me: Me): void {
  location.replace(isFieldRole(me.role) ? '/' : homeOf(me));
}

function leave(): void {
  forgetEnrolledMark();
  location.replace('/dang-nhap');
}

function homeOf(me: Me): string {
  return me.communeCode === null ? '/tinh' : boardAddress(me.communeCode);
}
