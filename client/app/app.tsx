import { lazy, Suspense, useCallback, useEffect } from 'react';
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
const CourierScreen = lazy(async () => {
  const { CourierScreen } = await import('#client/screens/account/courier/courier-screen.tsx');
  return { default: CourierScreen };
});
const ReceiptScreen = lazy(async () => {
  const { ReceiptScreen } = await import('#client/screens/account/receipt/receipt-screen.tsx');
  return { default: ReceiptScreen };
});
const ForgottenScreen = lazy(async () => {
  const { ForgottenScreen } = await import('#client/screens/account/forgotten/forgotten-screen.tsx');
  return { default: ForgottenScreen };
});
const HandoverScreen = lazy(async () => {
  const { HandoverScreen } = await import('#client/screens/field/handover/handover-screen.tsx');
  return { default: HandoverScreen };
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
          <Switch>
            {/* Whoever carries, and whoever gets a receipt, is asked for nothing. */}
            <Route path="/mang-giup">
              <CourierScreen />
            </Route>
            <Route path="/bien-nhan">
              <ReceiptScreen />
            </Route>
            <Route>
              <World />
            </Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </>
  );
}

function World() {
  const words = useWords(appWords);
  const phone = usePhone();
  const [, go] = useLocation();
  const [isEnrolling] = useRoute('/bat-dau/*?');
  const [isSettingPin] = useRoute('/bat-dau/ma-moi');
  const toToday = useCallback(() => go('/hom-nay', { replace: true }), [go]);
  const isOpen = phone.kind === 'enrolled' && phone.lock.kind === 'open';
  useEffect(() => (isOpen ? startSync() : undefined), [isOpen]);
  if (phone.kind === 'loading') return <Waiting words={words.opening} />;
  if (phone.kind === 'enrolled' && phone.lock.kind === 'locked' && !isSettingPin) {
    return <LockedWorld wrongTries={phone.lock.wrongTries} />;
  }
  // One place for enrolling before and after the phone is taken on: the screen stays while the first fetch runs.
  if (isEnrolling) return <EnrolScreen onDone={toToday} />;
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

/** A phone that nobody has opened: its PIN, and what can be done without it. The code of a new link stays behind the `#`. */
function LockedWorld({ wrongTries }: { wrongTries: number }) {
  const code = location.hash;
  return (
    <Switch>
      <Route path="/quen-ma-pin">
        <ForgottenScreen newPinAddress={code === '' ? null : `/bat-dau/ma-moi${code}`} />
      </Route>
      <Route path="/trao-tay">
        <HandoverScreen back="/quen-ma-pin" />
      </Route>
      <Route>
        <UnlockScreen wrongTries={wrongTries} forgottenAddress={`/quen-ma-pin${code}`} />
      </Route>
    </Switch>
  );
}
