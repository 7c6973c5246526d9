import { saveOperation } from '#client/store/outbox.ts';
import { loadPhone, unlock } from '#client/store/phone.ts';
import type { Scope } from '#shared/sync/scope.ts';
import type { VisitReport } from '#shared/visit/visit.ts';

/**
 * A page on the phone's own address with nothing but the product's store: saves visits without the taps.
 * Returns how long each save took until it was durable. Milliseconds.
 */
async function queueVisits(pin: string, jobs: { scope: Scope; report: VisitReport }[]): Promise<number[]> {
  await loadPhone();
  if ((await unlock(pin)) !== 'ok') throw new Error('the PIN is another');
  const saves: number[] = [];
  for (const { scope, report } of jobs) {
    const began = performance.now();
    await saveOperation(scope, { t: 'visit.log', b: report });
    saves.push(performance.now() - began);
  }
  return saves;
}

Object.assign(window, { queueVisits });
