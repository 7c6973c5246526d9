import { parseArgs } from 'node:util';
import { keepPhone } from './keep-phone.ts';
import { kills, type Tally } from './kills.ts';
import { noRoom } from './no-room.ts';
import { twoTabs } from './two-tabs.ts';
import { updateInFlight } from './update-in-flight.ts';

const built = process.env['BUILT_FOLDER'];
if (built === undefined) throw new Error('BUILT_FOLDER names the folder of the built product');
const { values, positionals } = parseArgs({ options: { kills: { type: 'string', default: '100' } }, allowPositionals: true });
const tallies: Tally[] = [];
// The last one changes the built client.
const parts: Record<string, () => Promise<string[]>> = {
  kills: () => kills(built, Number(values.kills), tallies),
  tabs: () => twoTabs(built),
  room: () => noRoom(built),
  update: () => updateInFlight(built),
};

if (positionals[0] === 'keep') {
  await keepPhone(built, positionals[1] ?? 'phone');
  process.exit(0);
}
const began = performance.now();
const failures: string[] = [];
for (const [name, run] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const partBegan = performance.now();
  try {
    failures.push(...(await run()));
  } catch (fault) {
    failures.push(`${name}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
  }
  process.stdout.write(`  ${'seconds'.padEnd(64)} ${Math.round((performance.now() - partBegan) / 1000)}\n`);
}
closingTable();
process.stdout.write(`\n${failures.length} wrong, ${Math.round((performance.now() - began) / 1000)} seconds\n`);
for (const failure of failures) process.stdout.write(`  ${failure}\n`);
process.exit(failures.length === 0 ? 0 : 1);

function closingTable(): void {
  if (tallies.length === 0) return;
  const rows = tallies.map((tally) => [tally.backEnd, tally.onDisk, tally.kills, tally.saved, tally.lost, tally.twice, tally.medianMs]);
  const heading = ['back end', 'on the disk', 'kills', 'saved', 'lost', 'twice', 'median of save, ms'];
  process.stdout.write('\n');
  for (const row of [heading, ...rows]) process.stdout.write(`  ${row.map((cell) => String(cell).padEnd(12)).join(' ')}\n`);
}
