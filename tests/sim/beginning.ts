import { emptyTally } from '#shared/coverage/tally.ts';
import type { GrantedScope } from '#shared/sync/pull.ts';
import { scopeKey } from '#shared/sync/scope.ts';
import type { Doer } from '#server/access/actor.ts';
import type { Chance } from '#server/demo/random.ts';
import { type Contents, type DeviceRow, emptyHamlet } from './contents.ts';
import { SimDisk } from './disk.ts';
import { idOf } from './facts.ts';
import type { Shape } from './plan.ts';
import { keyRing } from './stand-ins/sealing.ts';
import { uuidv7 } from './stand-ins/uuid.ts';

/** A phone that the server knows, with what its disk holds. */
export interface Enrolled {
  account: Doer;
  token: string;
  outboxKey: string;
  disk: SimDisk;
}

/** Everybody is enrolled, nobody has done anything, and the hamlets are empty. */
export function beginningOf(shape: Shape, hamlets: GrantedScope[], chance: Chance): { contents: Contents; phones: Enrolled[] } {
  const epoch = uuidv7();
  const grants = new Map<string, GrantedScope[]>();
  const devices = new Map<string, DeviceRow>();
  const outboxKeys = new Map<string, { owner: Doer; deviceId: string }>();
  const sessions = new Map<string, { accountId: string; deviceId: string }>();
  const phones = Array.from({ length: shape.phones }, (_, number): Enrolled => {
    const person = shape.shared ? Math.floor(number / 2) : number;
    const account = { id: idOf(8, person), name: `Người ${person}`, role: person < shape.leads ? ('lead' as const) : ('volunteer' as const) };
    const [deviceId, token] = [idOf(7, number), `token ${number}`];
    const granted = grants.get(account.id) ?? hamlets.filter((_hamlet, index) => index === 0 || chance.happens(0.6));
    grants.set(account.id, granted);
    devices.set(deviceId, { nonce: null, nonceBefore: null });
    const outboxKey = idOf(6, number);
    outboxKeys.set(outboxKey, { owner: account, deviceId });
    sessions.set(token, { accountId: account.id, deviceId });
    return { account, token, outboxKey, disk: diskOf({ account: { ...account, deviceId }, granted }, deviceId, outboxKey) };
  });
  const rows = new Map(hamlets.map((hamlet) => [scopeKey(hamlet), emptyHamlet(epoch, emptyTally)]));
  return { contents: { hamlets: rows, strays: [], places: hamlets, became: new Map(), grants, devices, sessions, outboxKeys, bundles: new Map(), safeAt: null, knownAs: 1 }, phones };
}

function diskOf(sealed: object, deviceId: string, outboxKey: string): SimDisk {
  const disk = new SimDisk();
  const outbox = { id: outboxKey, sealed: '', envelopeKey: {}, server: keyRing.publicKeys };
  disk.journal['device']?.set('this', { key: 'this', deviceId, linkHash: '', nonce: null, keys: {}, outbox, nextSeq: 1, wrongTries: 0, sealed });
  return disk;
}
