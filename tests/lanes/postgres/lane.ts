import { parseArgs } from 'node:util';
import { crowd } from './crowd.ts';
import { kills } from './kills.ts';
import { promotion } from './promotion.ts';
import { restore } from './restore.ts';
import { twoServers } from './two-servers.ts';

const parts: Record<string, (kills: number) => Promise<string[]>> = { a: crowd, b: kills, c: restore, d: promotion, e: twoServers };

const { values, positionals } = parseArgs({ options: { kills: { type: 'string', default: '100' } }, allowPositionals: true });
const began = performance.now();
const failures: string[] = [];
for (const [name, run] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const partBegan = performance.now();
  failures.push(...(await run(Number(values.kills))));
  process.stdout.write(`  ${'seconds'.padEnd(64)} ${Math.round((performance.now() - partBegan) / 1000)}\n`);
}
process.stdout.write(`\n${failures.length} wrong, ${Math.round((performance.now() - began) / 1000)} seconds\n`);
for (const failure of failures) process.stdout.write(`  ${failure}\n`);
process.exit(failures.length === 0 ? 0 : 1);
