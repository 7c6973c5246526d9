import type { PullRequest, SnapshotName } from '#shared/sync/pull.ts';
import type { OperationAnswer, PushRequest } from '#shared/sync/push.ts';
import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { Contents } from './contents.ts';
import { contentOf } from './facts.ts';
import { operationsOn } from './handlers.ts';
import type { Call } from './network.ts';
import type { SimPhone } from './phone.ts';
import type { World } from './world.ts';

/** What the oracle hears of one call: the hamlets that the person might know of, and what was taken when it began. */
interface Before {
  known: ReadonlySet<string>;
  takenBefore: Contents['hamlets'];
}

/** Tells the oracle what the server answered. */
export function hear(
  world: World,
  { phone, call, request, answer }: { phone: SimPhone; call: Call; request: unknown; answer: unknown },
  { known, takenBefore }: Before,
): void {
  if (call === 'snapshot') {
    const [key, isThere] = [scopeKey(request as SnapshotName), answer !== null];
    world.count(isThere ? 'file fetched' : 'file replaced meanwhile');
    world.tell(`${phone.name} fetches the file of ${key} at ${(request as SnapshotName).ver}${isThere ? '' : ': there is none'}`);
    world.check((oracle) => oracle.answeredPull(known, isThere ? [key] : []));
    return;
  }
  const { answers } = answer as { answers: (Scope & { id: string; kind: string; ver: number; rows?: unknown[]; to: number })[] };
  if (call === 'pull') {
    const asked = (request as PullRequest).scopes.map(({ epoch, cursor, mismatch }) => `${epoch?.slice(-4)}@${cursor}${mismatch === true ? '!' : ''}`);
    world.tell(`${phone.name} pulls from ${asked.join(', ')}: ${answers.map((one) => `${scopeKey(one)} ${one.kind} ${one.to ?? ''}`).join(', ')}`);
    world.check((oracle) => oracle.answeredPull(known, answers.filter(({ kind }) => kind !== 'gone').map(scopeKey)));
    return;
  }
  world.tell(`${phone.name} pushes: ${answers.map((one) => `${one.id.slice(-4)} ${one.kind} ${one.ver ?? ''}`).join(', ')}`);
  const sent = (request as PushRequest).groups.flatMap(({ ops, ...scope }) => ops.map((op) => ({ op, key: scopeKey(scope) })));
  hearAnswers(world, new Map(sent.map(({ op, key }) => [op.id, { key, sent: contentOf(op) }])), answers, takenBefore);
}

/** What the server answered for work that came by hand. */
export function hearReceipt(world: World, answers: OperationAnswer[], takenBefore: Contents['hamlets']): void {
  const said = answers.flatMap(({ id }) => world.oracle.said.get(id) ?? []);
  hearAnswers(world, new Map(said.map(({ id, scope, content }) => [id, { key: scope, sent: content }])), answers as Answered[], takenBefore);
}

/** What some device, or somebody who carried it, does not have any more: nobody may have it now. */
export function mayBeLost(world: World, ids: string[]): void {
  const carried = world.bundles.filter(({ isIn }) => !isIn).flatMap((bundle) => bundle.ids);
  const kept = new Set([...carried, ...world.phones.flatMap((phone) => [...operationsOn(phone)])]);
  const journals = [...world.storage.contents.hamlets.values()].map((rows) => rows.journal);
  const lost = ids.filter((id) => !kept.has(id));
  world.oracle.lost(lost, (id) => journals.some((journal) => journal.has(id)));
}

type Answered = { id: string; kind: string; ver: number; scope: number };

function hearAnswers(
  world: World,
  asked: ReadonlyMap<string, { key: string; sent: string }>,
  answers: Answered[],
  takenBefore: Contents['hamlets'],
): void {
  const facts = answers.flatMap(({ id, kind, ver, scope }) => {
    const one = asked.get(id);
    if (one === undefined) return [];
    const before = [...takenBefore.values()].map((rows) => rows.journal.get(id)).find((row) => row !== undefined);
    // It may stand in another hamlet than it was sent for: the answer says in which, and where there.
    const named = `${one.key.split('/')[0]}/${scope ?? one.key.split('/')[1]}`;
    const row = world.storage.contents.hamlets.get(named)?.journal.get(id);
    const after = row?.ver === ver ? row : undefined;
    return [{ id, kind, sent: one.sent, before: before && contentOf(before.envelope), after: after && contentOf(after.envelope) }];
  });
  world.check((oracle) => oracle.answeredPush(facts));
}
