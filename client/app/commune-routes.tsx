import { Redirect, Route, Switch, useRoute } from 'wouter';
import { boardAddress } from '#client/parts/office-addresses.ts';
import { BroughtScreen } from '#client/screens/commune/courier/brought-screen.tsx';
import { BoardScreen } from '#client/screens/commune/board/board-screen.tsx';
import { DisputesScreen } from '#client/screens/commune/disputes/disputes-screen.tsx';
import { DuplicatesScreen } from '#client/screens/commune/duplicates/duplicates-screen.tsx';
import { HamletsScreen } from '#client/screens/commune/hamlets/hamlets-screen.tsx';
import { MoveScreen } from '#client/screens/commune/hamlets/move-screen.tsx';
import { HouseholdsScreen } from '#client/screens/commune/households/households-screen.tsx';
import { ImportScreen } from '#client/screens/commune/import/import-screen.tsx';
import { ReviewScreen } from '#client/screens/commune/review/review-screen.tsx';
import { VolunteersScreen } from '#client/screens/commune/volunteers/volunteers-screen.tsx';
import { mayWorkIn, OfficeFrame } from './office-frame.tsx';

/** Every address of a commune's office: /xa/<code>/… */
export default function CommuneRoutes() {
  const [, params] = useRoute<{ commune: string }>('/xa/:commune/*?');
  const commune = params?.commune ?? '';
  return (
    <OfficeFrame commune={commune}>
      {(me, communes) => {
        const communeName = communes.find(({ code }) => code === commune)?.name ?? '';
        const place = { commune, communeName };
        const mayWork = mayWorkIn(me);
        return (
          <Switch>
            <Route path="/xa/:commune/bang">
              <BoardScreen key={commune} commune={commune} mayImport={mayWork} />
            </Route>
            <Route path="/xa/:commune/ho">
              <HouseholdsScreen key={commune} {...place} mayWork={mayWork} />
            </Route>
            {mayWork && (
              <Route path="/xa/:commune/nhap">
                <ImportScreen key={commune} {...place} />
              </Route>
            )}
            {mayWork && (
              <Route path="/xa/:commune/xem">
                <ReviewScreen key={commune} {...place} />
              </Route>
            )}
            {mayWork && (
              <Route path="/xa/:commune/trao-tay">
                <BroughtScreen key={commune} communeName={communeName} />
              </Route>
            )}
            {mayWork && (
              <Route path="/xa/:commune/xem/y-kien">
                <DisputesScreen key={commune} {...place} />
              </Route>
            )}
            {mayWork && (
              <Route path="/xa/:commune/xem/trung">
                <DuplicatesScreen key={commune} {...place} />
              </Route>
            )}
            {mayWork && (
              <Route path="/xa/:commune/to">
                <VolunteersScreen key={commune} {...place} />
              </Route>
            )}
            {mayWork && (
              <Route path="/xa/:commune/thon">
                <HamletsScreen key={commune} {...place} />
              </Route>
            )}
            {mayWork && (
              <Route path="/xa/:commune/thon/:scope/:tach?">
                {({ scope, tach }) => (
                  <MoveScreen key={`${commune}/${scope}`} commune={commune} scope={Number(scope)} toNew={tach !== undefined} />
                )}
              </Route>
            )}
            <Route>
              <Redirect to={boardAddress(commune)} replace />
            </Route>
          </Switch>
        );
      }}
    </OfficeFrame>
  );
}
