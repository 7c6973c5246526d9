import { type Chance, chanceOf } from '#server/demo/random.ts';
import type { Settlement } from '#shared/sync/settlement.ts';
import type { NetFault } from './network.ts';
import type { DiskFault } from './disk.ts';

/** What happens: one line a kind, drawn here and done in steps.ts. Numbers are taken modulo what there is. */
export interface StepKinds {
  save: { phone: number; hamlet: number; household: number; what: 'met' | 'door' | 'register'; visit: number; look: number };
  sync: { phone: number };
  open: { phone: number };
  kill: { phone: number; whole: boolean };
  offline: { phone: number; seconds: number };
  hide: { phone: number };
  show: { phone: number };
  net: { phone: number; fault: NetFault };
  disk: { phone: number; fault: DiskFault; database: 'journal' | 'cache' };
  poison: { phone: number };
  clock: { phone: number; hours: number };
  evict: { phone: number };
  power: { phone: number; lost: number };
  image: { phone: number };
  reimage: { phone: number };
  clone: { phone: number };
  grant: { phone: number; hamlet: number };
  revoke: { phone: number; hamlet: number };
  move: { hamlet: number; household: number; to: number; away: boolean };
  hand: { phone: number };
  bring: { which: number; how: 'whole' | 'cut' | 'tampered' };
  lose: { which: number };
  receipt: { which: number; phone: number; how: 'home' | 'elsewhere' | 'cut' | 'forged' };
  split: { hamlet: number };
  join: { hamlet: number; into: number };
  merge: { phone: number; hamlet: number; household: number; into: number; undo: boolean; desk: boolean };
  settle: { phone: number; hamlet: number; household: number; verdict: Settlement['verdict']['kind']; look: number; desk: boolean };
  office: { hamlet: number; household: number; look: number };
  tamper: { phone: number };
  crash: { statements: number; seconds: number };
  failure: { statements: number };
  lag: { commits: number; seconds: number };
  backup: object;
  restore: { which: number; how: 'dump' | 'files' | 'promoted' };
  decide: { which: number; decision: 'accepted' | 'dismissed' };
}

export type StepKind = keyof StepKinds;
export type Step = { [K in StepKind]: { kind: K; wait: number } & StepKinds[K] }[StepKind];

/** How large the world is, and how it is built. */
export interface Shape {
  phones: number;
  hamlets: number;
  listed: number;
  /** People who decide as well, the first of them; the others only observe. */
  leads: number;
  /** Two phones of one person. */
  shared: boolean;
  page: number;
  listens: boolean;
}

export interface Plan {
  seed: number;
  shape: Shape;
  steps: Step[];
}

interface Draw<K extends StepKind> {
  weight: number;
  /** Without it the kind is in every world; with it, in so large a share of them. */
  share?: number;
  /** Only where this kind is, which stands before it. */
  along?: StepKind;
  draw: (chance: Chance) => StepKinds[K];
}

const any = (chance: Chance) => chance.between(0, 1_000);
const phoneOf = (chance: Chance) => ({ phone: any(chance) });

const draws: { [K in StepKind]: Draw<K> } = {
  save: {
    weight: 34,
    draw: (chance) => ({
      phone: any(chance),
      hamlet: any(chance),
      household: chance.between(0, 5),
      what: chance.weighted([['met', 5], ['door', 4], ['register', 3]]),
      visit: chance.between(0, 2),
      look: any(chance),
    }),
  },
  sync: { weight: 12, draw: phoneOf },
  open: { weight: 4, draw: phoneOf },
  kill: { weight: 5, draw: (chance) => ({ phone: any(chance), whole: chance.happens(0.6) }) },
  offline: { weight: 4, share: 0.6, draw: (chance) => ({ phone: any(chance), seconds: chance.between(1, 300) }) },
  hide: { weight: 2, share: 0.4, draw: phoneOf },
  show: { weight: 2, share: 0.4, draw: phoneOf },
  net: {
    weight: 14,
    share: 0.85,
    draw: (chance) => ({
      phone: any(chance),
      fault: chance.oneOf<NetFault>([
        'request-lost', 'reply-lost', 'reply-lost', 'duplicated', 'delayed-request', 'delayed-reply', 'error-before',
        'error-after', 'gateway', 'html', 'other-json', 'cut-answer', 'file-gone', 'file-gone', 'signed-out', 'too-large', 'invalid', 'too-many',
      ]),
    }),
  },
  disk: {
    weight: 8,
    share: 0.7,
    draw: (chance) => ({
      phone: any(chance),
      fault: chance.oneOf<DiskFault>(['kill-before', 'kill-after', 'kill-after', 'quota', 'connection-lost', 'connection-lost-after']),
      database: chance.oneOf(['journal', 'cache'] as const),
    }),
  },
  poison: { weight: 1, share: 0.15, draw: phoneOf },
  clock: { weight: 3, share: 0.4, draw: (chance) => ({ phone: any(chance), hours: chance.oneOf([-8_760, -25, -1, 0, 1, 25, 8_760]) }) },
  evict: { weight: 2, share: 0.3, draw: phoneOf },
  power: { weight: 2, share: 0.3, draw: (chance) => ({ phone: any(chance), lost: chance.between(1, 4) }) },
  image: { weight: 2, share: 0.25, draw: phoneOf },
  reimage: { weight: 2, share: 0.25, draw: phoneOf },
  clone: { weight: 1, share: 0.2, draw: phoneOf },
  grant: { weight: 3, share: 0.5, draw: (chance) => ({ phone: any(chance), hamlet: any(chance) }) },
  revoke: { weight: 3, share: 0.5, draw: (chance) => ({ phone: any(chance), hamlet: any(chance) }) },
  office: { weight: 6, draw: (chance) => ({ hamlet: any(chance), household: chance.between(0, 7), look: any(chance) }) },
  move: {
    weight: 4,
    share: 0.4,
    draw: (chance) => ({ hamlet: any(chance), household: any(chance), to: any(chance), away: chance.happens(0.12) }),
  },
  hand: { weight: 6, share: 0.3, draw: phoneOf },
  bring: {
    weight: 8,
    along: 'hand',
    draw: (chance) => ({ which: any(chance), how: chance.weighted([['whole', 6], ['cut', 1], ['tampered', 1]]) }),
  },
  lose: { weight: 1, along: 'hand', draw: (chance) => ({ which: any(chance) }) },
  receipt: {
    weight: 8,
    along: 'hand',
    draw: (chance) => ({ which: any(chance), phone: any(chance), how: chance.weighted([['home', 6], ['elsewhere', 1], ['cut', 1], ['forged', 2]]) }),
  },
  split: { weight: 1, share: 0.15, draw: (chance) => ({ hamlet: any(chance) }) },
  join: { weight: 1, share: 0.15, draw: (chance) => ({ hamlet: any(chance), into: any(chance) }) },
  merge: {
    weight: 5,
    share: 0.35,
    draw: (chance) => ({
      phone: any(chance),
      hamlet: any(chance),
      household: any(chance),
      into: any(chance),
      undo: chance.happens(0.3),
      desk: chance.happens(0.4),
    }),
  },
  settle: {
    weight: 10,
    share: 0.45,
    draw: (chance) => ({
      phone: any(chance),
      hamlet: any(chance),
      household: any(chance),
      verdict: chance.weighted([['value', 4], ['neither', 2], ['check', 1], ['reopen', 1]]),
      look: any(chance),
      desk: chance.happens(0.3),
    }),
  },
  tamper: { weight: 2, share: 0.3, draw: phoneOf },
  crash: { weight: 3, share: 0.5, draw: (chance) => ({ statements: chance.between(1, 20), seconds: chance.between(1, 60) }) },
  failure: { weight: 3, share: 0.5, draw: (chance) => ({ statements: chance.between(1, 20) }) },
  lag: { weight: 2, share: 0.25, draw: (chance) => ({ commits: chance.between(1, 3), seconds: chance.between(1, 60) }) },
  backup: { weight: 4, share: 0.7, draw: () => ({}) },
  restore: {
    weight: 3,
    share: 0.6,
    draw: (chance) => ({ which: any(chance), how: chance.oneOf(['dump', 'files', 'promoted'] as const) }),
  },
  decide: { weight: 2, share: 0.3, draw: (chance) => ({ which: any(chance), decision: chance.oneOf(['accepted', 'dismissed'] as const) }) },
};

/** The same seed, the same plan. Each world has only some of the kinds: rare ones then meet one another often. */
export function planOf(seed: number): Plan {
  const chance = chanceOf(seed);
  // The first numbers of neighbouring seeds are alike.
  for (let turn = 0; turn < 8; turn += 1) chance.next();
  const shape: Shape = {
    phones: chance.weighted([[2, 6], [3, 3], [4, 1]]),
    hamlets: chance.weighted([[1, 2], [2, 4], [3, 3], [4, 1]]),
    listed: chance.between(1, 4),
    leads: chance.weighted([[0, 1], [1, 3], [2, 3]]),
    shared: chance.happens(0.2),
    page: chance.oneOf([9, 12, 1_000]),
    listens: chance.happens(0.4),
  };
  const kinds: StepKind[] = [];
  for (const kind of Object.keys(draws) as StepKind[]) {
    const { along, share = 1 } = draws[kind];
    if (along === undefined ? chance.happens(share) : kinds.includes(along)) kinds.push(kind);
  }
  const total = kinds.reduce((sum, kind) => sum + draws[kind].weight, 0);
  const hurry = chance.oneOf([300, 3_000, 20_000]);
  const steps = Array.from({ length: chance.between(24, 72) }, () => drawStep(chance, kinds, total, hurry));
  return { seed, shape, steps };
}

function drawStep(chance: Chance, kinds: StepKind[], total: number, hurry: number): Step {
  const kind = pick(chance, kinds, total);
  // Often at once, sometimes after a long while.
  const wait = Math.floor(chance.next() ** 3 * 6 * hurry);
  return { kind, wait, ...draws[kind].draw(chance) } as Step;
}

function pick(chance: Chance, kinds: StepKind[], total: number): StepKind {
  let left = chance.next() * total;
  for (const kind of kinds) {
    left -= draws[kind].weight;
    if (left < 0) return kind;
  }
  return 'save';
}
