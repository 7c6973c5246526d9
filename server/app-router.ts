import { accountRouter } from '#server/account/account-router.ts';
import { courierRouter } from '#server/courier/courier-router.ts';
import { coverageRouter } from '#server/coverage/coverage-router.ts';
import { householdRouter } from '#server/household/household-router.ts';
import { rosterRouter } from '#server/household/roster-router.ts';
import { router } from '#server/http/trpc.ts';
import { placeRouter } from '#server/place/place-router.ts';
import { liveRouter } from '#server/sync/live-router.ts';
import { syncRouter } from '#server/sync/sync-router.ts';

/** Everything that can be asked of the server. The client knows it by its type alone. */
export const appRouter = router({
  account: accountRouter,
  courier: courierRouter,
  coverage: coverageRouter,
  household: householdRouter,
  live: liveRouter,
  place: placeRouter,
  roster: rosterRouter,
  sync: syncRouter,
});

export type AppRouter = typeof appRouter;
