import { setTimeout as sleep } from 'node:timers/promises';
import type { Envelope } from '#shared/sync/operation.ts';
import type { PushReply } from '#shared/sync/push.ts';
import { Problem } from '#shared/base/problem.ts';
import type { Ledger } from './ledger.ts';
import { lineTo } from './line.ts';
import { type Volunteer, Walk } from './village.ts';

/** A phone that does nothing but send: enrolled, with its cookie and its nonce, and never content without an answer. */
export interface Walker {
  /** Sends batch after batch until told to stop, and then until the last one is answered. */
  walk(stop: AbortSignal): Promise<void>;
  /** Everything it has ever sent. */
  sent: Set<string>;
  /** How often the server found it to be a copy of another phone. */
  takenForCopies: number;
  /** What it was answered other than that the server cannot be reached or has failed. */
  strange: string[];
  tries: number;
}

const passing: ReadonlySet<string> = new Set(['server.unreachable', 'server.failed', 'server.not-understood']);

export async function walkerOf(volunteer: Volunteer, address: () => string, ledger: Ledger): Promise<Walker> {
  const line = lineTo(address);
  await line.enrol(volunteer.code, volunteer.deviceId);
  const walks = volunteer.scopes.map((scope) => new Walk(scope));
  let phone: PushReply['phone'] = { deviceId: volunteer.deviceId, nonce: '' };
  let last: { scope: Walk['scope']; ops: Envelope[] }[] = [];

  async function sendUntilAnswered(groups: { scope: Walk['scope']; ops: Envelope[] }[]): Promise<void> {
    for (;;) {
      walker.tries += 1;
      try {
        const request = { proto: 1 as const, nonce: phone.nonce || null, groups: groups.map(({ scope, ops }) => ({ ...scope, ops })) };
        const reply = (await line.transport.push(request)) as PushReply;
        if (reply.phone.deviceId !== phone.deviceId) walker.takenForCopies += 1;
        phone = reply.phone;
        ledger.note(reply.answers);
        return;
      } catch (fault) {
        if (!(fault instanceof Problem)) throw fault;
        if (!passing.has(fault.code)) walker.strange.push(fault.code);
        await sleep(20 + Math.random() * 60);
      }
    }
  }

  const walker: Walker = {
    sent: new Set(),
    takenForCopies: 0,
    strange: [],
    tries: 0,
    async walk(stop) {
      while (!stop.aborted) {
        const groups = walks.filter(() => Math.random() < 0.7).map((walk) => ({ scope: walk.scope, ops: walk.next(1 + Math.floor(Math.random() * 12)) }));
        for (const { ops } of groups) for (const { id } of ops) walker.sent.add(id);
        // Now and then a phone does not know that it was answered: everything goes again.
        await sendUntilAnswered(Math.random() < 0.15 ? [...last, ...groups].slice(0, 64) : groups);
        last = groups;
      }
    },
  };
  return walker;
}
