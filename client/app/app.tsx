import { lazy, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation, useRoute } from 'wouter';
import { isProblemCode, Problem } from '#shared/base/problem.ts';
import { useProblemWords } from '#client/parts/problem.words.ts';
import { UnlockScreen } from '#client/screens/account/unlock/unlock-screen.tsx';
import { usePhone } from '#client/store/phone.ts';
import { startSync } from '#client/sync/sync-loop.ts';
import { ErrorBoundary } from '#client/ui/error-boundary.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { useWords } from '#client/ui/words.ts';
import { appWords } from './app.words.ts';
import { UpdatePrompt } from './update-prompt.tsx';

const EnrolScreen = lazy(async () => {
  const { EnrolScreen } = await import('#client/screens/account/enrol/enrol-screen.tsx');
  return { default: EnrolScreen };
});
const FieldRoutes = lazy(() => import('./field-routes.tsx'));
const DeskWorld = lazy(async () => ({ default: (await import('./desk-world.tsx')).DeskWorld }));

/** The whole client: a phone behind its PIN, or a desk behind its password. */
export function App() {
  const words = useWords(appWords);
  const problemSentence = useProblemWords();
  const [address] = useLocation();
  const sentence = (error: unknown) =>
    error instanceof Problem && isProblemCode(error.code) ? problemSentence(error.code, error.details) : words.broken;
  return (
    <>
      <UpdatePrompt />
      <ErrorBoundary words={{ title: words.brokenTitle, sentence, again: words.again }} resetKey={address}>
        <Suspense fallback={<Waiting words={words.opening} />}>
          <World />
        </Suspense>
      </ErrorBoundary>
    </>
  );
}

function World() {
  const words = useWords(appWords);
  const phone = usePhone();
  const [, go] = useLocation();
  const [isEnrolling] = useRoute('/bat-dau');
  const isOpen = phone.kind === 'enrolled' && phone.lock.kind === 'open';
  useEffect(() => (isOpen ? startSync() : undefined), [isOpen]);
  if (phone.kind === 'loading') return <Waiting words={words.opening} />;
  if (phone.kind === 'enrolled' && phone.lock.kind === 'locked') {
    return <UnlockScreen wrongTries={phone.lock.wrongTries} />;
  }
  // One place for enrolling before and after the phone is taken on: the screen stays while the first fetch runs.
  if (isEnrolling) return <EnrolScreen onDone={() => go('/hom-nay', { replace: true })} />;
  if (phone.kind === 'not-enrolled') return <DeskWorld />;
  return (
    <Switch>
      <Route path="/">
        <Redirect to="/hom-nay" replace />
      </Route>
      <Route>
        <FieldRoutes />
      </Route>
    </Switch>
  );
}
