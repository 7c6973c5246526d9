import { kilobytes, short, table } from '../figures.ts';

/** What the targets are held against. `null`: not measured in this run. Milliseconds, bytes, operations a second. */
export interface Seen {
  saveP95: number | null;
  ownHamlet: number | null;
  commune: number | null;
  openHamlet: number | null;
  openCommune: number | null;
  heap: number | null;
  push: number | null;
  pushUp: number | null;
  pushRequests: number | null;
  quietBytes: number | null;
  quietP95: number | null;
  delta: number | null;
  deltaDown: number | null;
  gate500: number | null;
  gate50: number | null;
  hot: number | null;
  pushP95AtThird: number | null;
  crowdFailures: number | null;
}

interface Target {
  what: string;
  limit: number;
  /** Whether more is better. */
  atLeast?: true;
  seen: keyof Seen;
  say: (figure: number) => string;
}

const ms = (figure: number) => `${short(figure)} ms`;
const perSecond = (figure: number) => `${short(figure)}/s`;

const targets: Target[] = [
  { what: 'save a visit until it is durable, p95, 4× slower processor', limit: 60, seen: 'saveP95', say: ms },
  { what: 'first fetch of the own hamlet, slow profile', limit: 3_000, seen: 'ownHamlet', say: ms },
  { what: 'first fetch of the whole commune, slow profile', limit: 15_000, seen: 'commune', say: ms },
  { what: 'cold open without a network, own hamlet, 4× slower processor', limit: 400, seen: 'openHamlet', say: ms },
  { what: 'cold open without a network, commune, 4× slower processor', limit: 1_500, seen: 'openCommune', say: ms },
  { what: 'heap after the first fetch of the whole commune', limit: 150e6, seen: 'heap', say: kilobytes },
  { what: 'push of the queued visits, slow profile', limit: 5_000, seen: 'push', say: ms },
  { what: 'push of the queued visits, bytes up', limit: 45_000, seen: 'pushUp', say: kilobytes },
  { what: 'push of the queued visits, requests', limit: 2, seen: 'pushRequests', say: String },
  { what: 'no-op pull of 5 hamlets, bytes up and down', limit: 1_500, seen: 'quietBytes', say: kilobytes },
  { what: 'no-op pull of 5 hamlets, p95 over HTTP', limit: 10, seen: 'quietP95', say: ms },
  { what: 'delta of 200 rows, bytes down', limit: 8_000, seen: 'deltaDown', say: kilobytes },
  { what: 'delta of 200 rows, slow profile, with its round trips', limit: 300, seen: 'delta', say: ms },
  { what: 'gate with projections, 16 hamlets, batches of 500', limit: 5_000, atLeast: true, seen: 'gate500', say: perSecond },
  { what: 'gate with projections, 16 hamlets, batches of 50', limit: 5_000, atLeast: true, seen: 'gate50', say: perSecond },
  { what: 'gate, one hot hamlet, batches of 50', limit: 1_000, atLeast: true, seen: 'hot', say: perSecond },
  { what: 'a batch of 500 at a third of the load, p95', limit: 400, seen: 'pushP95AtThird', say: ms },
  { what: 'phones given up when all enrol at once', limit: 0, seen: 'crowdFailures', say: String },
];

/** What is promised and shown elsewhere. */
const elsewhere = [
  ['a province of a million households', 'p95 within ±20 %', 'not measured here'],
  ['lost, double, wedged', '0', 'npm run sim, npm run lane:postgres, npm run lane:chromium'],
] as const;

/** Every target beside what this run has seen of it, good or bad. `fullSize`: whether it was of the size they are set for. */
export function targetTable(seen: Seen, fullSize: boolean): string {
  const rows = targets.map(({ what, limit, atLeast, seen: key, say }) => {
    const figure = seen[key];
    const target = `${atLeast ? '≥' : '≤'} ${say(limit)}`;
    if (figure === null) return [what, target, 'not measured', ''];
    const isMet = atLeast ? figure >= limit : figure <= limit;
    return [what, target, say(figure), fullSize ? (isMet ? 'met' : 'NOT MET') : ''];
  });
  const title = fullSize ? 'Targets' : 'Targets (set for 10 000 households, 1 000 visits and 200 rows: of other sizes they say nothing)';
  return table(title, [['', 'target', 'seen', ''], ...rows, ...elsewhere.map((row) => [...row, ''])]);
}
