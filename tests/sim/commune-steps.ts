import { type HouseholdFile, isFounded } from '#shared/household/household-file.ts';
import { houseFact } from '#shared/sync/contested.ts';
import { headsOf } from '#shared/sync/opinions.ts';
import { sameScope, type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { Doer } from '#server/access/actor.ts';
import { mergeHamlets, moveBetweenHamlets, splitHamlet } from '#server/place/hamlet-changes.ts';
import { decide } from '#server/sync/review.ts';
import type { OperationBody } from '#client/store/kept-operation.ts';
import { contentOf, filesFrom, listing, merger, said, settlement } from './facts.ts';
import { at, type Handlers, householdsOn, openTabs, phoneAt, save } from './handlers.ts';
import type { Tab } from './phone.ts';
import { uuidv7 } from './stand-ins/uuid.ts';
import { office, type World } from './world.ts';

/** What the commune does, at its desk or by those who decide on their phones. */
export const communeSteps: Pick<Handlers, 'office' | 'move' | 'split' | 'join' | 'merge' | 'settle' | 'grant' | 'revoke' | 'decide'> = {
  office(world, { hamlet: which, household, look }) {
    const hamlet = at(world.hamlets, which);
    if (hamlet === undefined) return;
    const body = listing(hamlet.scope, household, look);
    const envelope = { id: uuidv7(), seq: 0, v: 1, bv: 0, at: new Date(world.scheduler.now).toISOString(), ...body };
    world.oracle.said.set(envelope.id, said(envelope.id, scopeKey(hamlet), envelope.at, body));
    void world.enlist({ commune: hamlet.commune, scope: hamlet.scope }, envelope);
  },
  move(world, { hamlet: which, household, to: where, away }) {
    const hamlet = at(world.hamlets, which);
    const [id, other] = [hamlet && at(listedIn(world, hamlet), household), at(besides(world, hamlet), where)];
    if (hamlet === undefined || id === undefined || (other === undefined && !away)) return;
    world.count(away ? 'household left the commune' : 'household moved');
    const move = { commune: hamlet.commune, from: hamlet.scope, to: away ? null : (other?.scope ?? null), households: [id] };
    changePlaces(world, (storage, office) => moveBetweenHamlets(storage, { ...office, ...move }));
  },
  split(world, { hamlet: which }) {
    const hamlet = at(world.hamlets, which);
    if (hamlet === undefined || world.hamlets.length >= 5) return;
    world.count('hamlet split');
    const households = listedIn(world, hamlet).filter((_id, index) => index % 2 === 0);
    const split = { commune: hamlet.commune, from: hamlet.scope, name: 'Thôn mới', households };
    changePlaces(world, (storage, office) => splitHamlet(storage, { ...office, ...split }));
  },
  join(world, { hamlet: which, into: where }) {
    const hamlet = at(world.hamlets, which);
    const into = at(besides(world, hamlet), where);
    if (hamlet === undefined || into === undefined) return;
    world.count('hamlet became a part of another');
    changePlaces(world, (storage, office) => mergeHamlets(storage, { ...office, commune: hamlet.commune, from: hamlet.scope, into: into.scope }));
  },
  merge(world, { phone, hamlet: which, household, into: other, undo, desk }) {
    const tab = deciding(world, phone, desk);
    const hamlet = at(desk ? world.hamlets : (tab?.granted() ?? []), which);
    const shown = hamlet === undefined ? [] : desk ? listedIn(world, hamlet) : householdsOn(tab as Tab, hamlet);
    const id = at(shown, household);
    const into = at(shown.filter((one) => one !== id), other);
    if (hamlet === undefined || id === undefined || (into === undefined && !undo)) return;
    decided(world, tab, hamlet, merger(id, undo ? null : (into ?? null)));
  },
  settle(world, { phone, hamlet: which, household, verdict, look, desk }) {
    const tab = deciding(world, phone, desk);
    const hamlet = at(desk ? world.hamlets : (tab?.granted() ?? []), which);
    if (hamlet === undefined) return;
    const files = desk ? filesIn(world, hamlet) : (tab?.store.roster.get().entries ?? []).filter(({ scope }) => sameScope(scope, hamlet)).map(({ file }) => file);
    const opinions = files.map(({ id, household: house }) => ({ id, covers: headsOf(houseFact(house, 'smartphone')).heads.map(({ op }) => op) }));
    const disputed = opinions.filter(({ covers }) => covers.length > 1);
    const about = at(disputed.length > 0 ? disputed : opinions.filter(({ covers }) => covers.length > 0), household);
    if (about !== undefined) decided(world, tab, hamlet, settlement(about.id, verdict, about.covers, look));
  },
  decide(world, { which, decision }) {
    const aside = [...world.storage.contents.hamlets].flatMap(([key, rows]) => [...rows.quarantine.values()].map((one) => ({ key, one })));
    const chosen = at(aside, which);
    if (chosen === undefined) return;
    const [commune = '', scope] = chosen.key.split('/');
    const { envelope, sha } = chosen.one.arrival;
    // What came under a used id is nobody's work in this world.
    const isNobodys = world.oracle.said.get(envelope.id)?.content !== contentOf(envelope);
    const about = { commune, scope: Number(scope), opId: envelope.id, sha, decision: isNobodys ? ('dismissed' as const) : decision };
    const request = { ...about, by: office.id, at: new Date(world.scheduler.now) };
    void world.atTheOffice((storage) => decide(storage as never, request));
  },
  grant: (world, { phone, hamlet }) => regrant(world, phone, hamlet, true),
  revoke: (world, { phone, hamlet }) => regrant(world, phone, hamlet, false),
};

function changePlaces(world: World, change: (storage: never, by: { author: Doer; now: Date; newId: () => string }) => Promise<unknown>): void {
  const by = { author: office, now: new Date(world.scheduler.now), newId: uuidv7 };
  void world.atTheOffice((storage) => change(storage as never, by));
}

/** Other hamlets of the same commune. */
function besides(world: World, hamlet: Scope | undefined): Scope[] {
  return world.hamlets.filter((one) => hamlet !== undefined && one.commune === hamlet.commune && one.scope !== hamlet.scope);
}

/** A phone of somebody who decides, or `undefined` for the desk and where there is nobody. */
function deciding(world: World, number: number, desk: boolean): Tab | undefined {
  const leads = world.phones.filter(({ account }) => account.role === 'lead').flatMap(openTabs);
  return desk ? undefined : at(leads, number);
}

/** On a phone when there is a tab, else at the office, by somebody who sees what the commune has at this moment. */
function decided(world: World, tab: Tab | undefined, hamlet: Scope, body: OperationBody): void {
  const { commune, scope } = hamlet;
  if (tab !== undefined) return void save(world, tab, { commune, scope }, body);
  const bv = world.storage.contents.hamlets.get(scopeKey(hamlet))?.ver ?? 0;
  const envelope = { id: uuidv7(), seq: 0, v: 1, bv, at: new Date(world.scheduler.now).toISOString(), ...body };
  world.oracle.said.set(envelope.id, said(envelope.id, scopeKey(hamlet), envelope.at, body));
  void world.write({ commune, scope }, envelope);
}

/** What the office's list of a hamlet has, other names as well. */
function listedIn(world: World, hamlet: Scope): string[] {
  return filesIn(world, hamlet).map(({ id }) => id);
}

function filesIn(world: World, hamlet: Scope): HouseholdFile[] {
  return filesFrom(world.storage.contents.hamlets.get(scopeKey(hamlet))?.rows.values() ?? []).filter(isFounded);
}

function regrant(world: World, number: number, which: number, isGranted: boolean): void {
  const hamlet = at(world.hamlets, which);
  const phone = phoneAt(world, number);
  if (hamlet === undefined) return;
  const { contents } = world.storage;
  const others = (contents.grants.get(phone.account.id) ?? []).filter((one) => !sameScope(one, hamlet));
  const granted = isGranted ? [...others, hamlet].sort((a, b) => a.scope - b.scope) : others;
  world.count(isGranted ? 'hamlet granted' : 'hamlet revoked');
  world.storage.contents = { ...contents, grants: new Map(contents.grants).set(phone.account.id, granted) };
}
