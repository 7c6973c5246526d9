import { lazy, useEffect } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { GuideScreen } from '#client/screens/field/guide/guide-screen.tsx';
import { HouseholdScreen } from '#client/screens/field/household/household-screen.tsx';
import { ListScreen } from '#client/screens/field/list/list-screen.tsx';
import { MoreScreen } from '#client/screens/field/more/more-screen.tsx';
import { RegisterScreen } from '#client/screens/field/register/register-screen.tsx';
import { TodayScreen } from '#client/screens/field/today/today-screen.tsx';
import { VisitScreen } from '#client/screens/field/visit/visit-screen.tsx';

const OutboxScreen = lazy(async () => {
  const { OutboxScreen } = await import('#client/screens/field/outbox/outbox-screen.tsx');
  return { default: OutboxScreen };
});
const HandoverScreen = lazy(async () => {
  const { HandoverScreen } = await import('#client/screens/field/handover/handover-screen.tsx');
  return { default: HandoverScreen };
});
const DisputesScreen = lazy(async () => {
  const { DisputesScreen } = await import('#client/screens/field/disputes/disputes-screen.tsx');
  return { default: DisputesScreen };
});
const SameHouseScreen = lazy(async () => {
  const { SameHouseScreen } = await import('#client/screens/field/same-house/same-house-screen.tsx');
  return { default: SameHouseScreen };
});

/** The volunteer's pages. What a day is made of comes as one chunk, the rest lies on the machine by then: none of them waits for a network. */
export default function FieldRoutes() {
  useEffect(openPagesAtTheTop, []);
  return (
    <Switch>
      <Route path="/hom-nay">
        <TodayScreen />
      </Route>
      <Route path="/danh-sach">
        <ListScreen />
      </Route>
      <Route path="/ho/:id">{({ id }) => <HouseholdScreen key={id} householdId={id} />}</Route>
      <Route path="/ho/:id/tham">{({ id }) => <VisitScreen householdId={id} />}</Route>
      <Route path="/ho/:id/trung">{({ id }) => <SameHouseScreen key={id} householdId={id} />}</Route>
      <Route path="/y-kien">
        <DisputesScreen />
      </Route>
      <Route path="/ho-moi">
        <RegisterScreen />
      </Route>
      <Route path="/huong-dan/:step?">{({ step }) => <GuideScreen key={step ?? ''} step={step} />}</Route>
      <Route path="/cho-gui">
        <OutboxScreen />
      </Route>
      <Route path="/cho-gui/trao-tay">
        <HandoverScreen back="/cho-gui" />
      </Route>
      <Route path="/them">
        <MoreScreen />
      </Route>
      <Route>
        <Redirect to="/hom-nay" replace />
      </Route>
    </Switch>
  );
}

// A new page is read from its top; going back, the browser finds the old place by itself. The events are wouter's own.
function openPagesAtTheTop(): () => void {
  const toTop = () => window.scrollTo(0, 0);
  window.addEventListener('pushState', toTop);
  window.addEventListener('replaceState', toTop);
  return () => {
    window.removeEventListener('pushState', toTop);
    window.removeEventListener('replaceState', toTop);
  };
}
