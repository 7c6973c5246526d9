import { emptyTally } from '#shared/coverage/tally.ts';
import type { GrantedScope } from '#shared/sync/pull.ts';
import { scopeKey } from '#shared/sync/scope.ts';
import type { Chance } from '#server/demo/random.ts';
import type { Contents, DeviceRow, HamletRows } from './contents.ts';
import { SimDisk } from './disk.ts';
import { idOf } from './facts.ts';
import type { Shape } from './plan.ts';
import { uuidv7 } from './stand-ins/uuid.ts';

/** A phone that the server knows, with what its disk holds. */
export interface Enrolled {
  account: { id: string; name: string };
  token: string;
  disk: SimDisk;
}

/** Everybody is enrolled, nobody has done anything, and the hamlets are empty. */
export function beginningOf(shape: Shape, hamlets: GrantedScope[], chance: Chance): { contents: Contents; phones: Enrolled[] } {
  const epoch = uuidv7();
  const grants = new Map<string, GrantedScope[]>();
  const devices = new Map<string, DeviceRow>();
  const sessions = new Map<string, { accountId: string; deviceId: string }>();
  const phones = Array.from({ length: shape.phones }, (_, number): Enrolled => {
    const person = shape.shared ? Math.floor(number / 2) : number;
    const account = { id: idOf(8, person), name: `Người ${person}`, role: 'volunteer' as const };
    const [deviceId, token] = [idOf(7, number), `token ${number}`];
    const granted = grants.get(account.id) ?? hamlets.filter((_hamlet, index) => index === 0 || chance.happens(0.6));
    grants.set(account.id, granted);
    devices.set(deviceId, { nonce: null, nonceBefore: null });
    sessions.set(token, { accountId: account.id, deviceId });
    return { account, token, disk: diskOf({ account: { ...account, deviceId }, granted }, deviceId) };
  });
  const rows = new Map(hamlets.map((hamlet) => [scopeKey(hamlet), emptyHamlet(epoch)]));
  return { contents: { hamlets: rows, grants, devices, sessions, safeAt: null, knownAs: 1 }, phones };
}

function diskOf(sealed: object, deviceId: string): SimDisk {
  const disk = new SimDisk();
  disk.journal['device']?.set('this', { key: 'this', deviceId, linkHash: '', nonce: null, keys: {}, nextSeq: 1, wrongTries: 0, sealed });
  return disk;
}

function emptyHamlet(epoch: string): HamletRows {
  return {
    epoch,
    ver: 0,
    digest: null,
    tally: emptyTally,
    journal: new Map(),
    rows: new Map(),
    quarantine: new Map(),
    held: new Map(),
    forks: new Map(),
    tombVer: 0,
    snapshots: new Map(),
  };
}
