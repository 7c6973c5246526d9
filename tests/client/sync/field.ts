import type { PullRequest, SnapshotName } from '#shared/sync/pull.ts';
import type { PushRequest } from '#shared/sync/push.ts';
import { Problem } from '#shared/base/problem.ts';
import type { Transport } from '#client/sync/ports.ts';
import { pullGranted } from '#client/sync/pull.ts';
import { pushWaiting } from '#client/sync/push.ts';
import { anOpenPhone, type Disk, lan, type Started, aDisk } from '#tests/client/store/phone-on-disk.ts';
import type { GrantedScope } from '#shared/sync/pull.ts';
import { ServerModel } from './server-model.ts';

/** What the road does to one call: brings it over, loses the question, loses the answer, or answers for the server. */
export type Road =
  | { kind: 'open' }
  | { kind: 'question-lost' }
  | { kind: 'answer-lost' }
  | { kind: 'stranger'; says: unknown };

/** Lan's phone, a commune, and the road between them. */
export interface Field {
  disk: Disk;
  phone: Started;
  server: ServerModel;
  road: { push: Road; pull: Road; snapshot: Road };
  sent: { push: PushRequest[]; pull: PullRequest[]; snapshot: SnapshotName[] };
  push(): Promise<void>;
  pull(): Promise<void>;
  transport: Transport;
}

export async function aField(granted: GrantedScope[] = lan.granted): Promise<Field> {
  const disk = aDisk();
  const phone = await anOpenPhone(disk, { ...lan, granted });
  const server = new ServerModel({ id: lan.account.id, name: lan.account.name }, granted);
  const road: Field['road'] = { push: { kind: 'open' }, pull: { kind: 'open' }, snapshot: { kind: 'open' } };
  const sent: Field['sent'] = { push: [], pull: [], snapshot: [] };
  const transport: Transport = {
    push(request) {
      sent.push.push(structuredClone(request));
      return travel(road.push, () => server.push(request));
    },
    pull(request) {
      sent.pull.push(structuredClone(request));
      return travel(road.pull, () => server.pull(request));
    },
    async snapshot(name, onBytes) {
      sent.snapshot.push(structuredClone(name));
      const bytes = (await travel(road.snapshot, () => server.snapshot(name))) as Uint8Array<ArrayBuffer> | null;
      if (bytes !== null) for (const part of [2, 1]) onBytes(Math.ceil(bytes.byteLength / part));
      return bytes;
    },
  };
  const field: Field = {
    disk,
    phone,
    server,
    road,
    sent,
    transport,
    push: () => pushWaiting(portsOf(field), () => undefined),
    pull: async () => void (await pullGranted(portsOf(field), () => undefined)),
  };
  return field;
}

export function portsOf({ phone, transport }: Pick<Field, 'phone' | 'transport'>) {
  return { store: phone.sync, transport, clock: () => new Date('2026-11-22T03:00:00.000Z') };
}

/** Every household as the phone shows it, by id. */
export function filesOn(phone: Started) {
  return Object.fromEntries(phone.roster.get().entries.map((entry) => [entry.file.id, entry.file]));
}

async function travel(road: Road, arrive: () => unknown): Promise<unknown> {
  if (road.kind === 'question-lost') throw new Problem('server.unreachable');
  if (road.kind === 'stranger') return road.says;
  // As over a wire: nobody holds the other's objects.
  const answer = structuredClone(arrive());
  if (road.kind === 'answer-lost') throw new Problem('server.unreachable');
  return answer;
}
