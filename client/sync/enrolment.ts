import { api, problemOf } from '#client/api/client.ts';
import { enrolThisPhone, hasUsedLink } from '#client/store/phone.ts';
import { syncNow } from './sync-loop.ts';

/** What a link opens; `null` when this phone has used it already and was stopped before the end. */
export type LinkOffer = { name: string; hamlets: string[]; communeName: string } | null;

/**
 * Asks what a link opens, without using it. A phone that was stopped in the middle may go on with its own link.
 * Throws Problem `account.enrolment-unknown`, `-used`, `-expired`, or that the server was not reached.
 */
export async function offerOf(code: string): Promise<LinkOffer> {
  try {
    return await api.account.enrolmentOf.query({ code });
  } catch (fault) {
    const problem = problemOf(fault);
    if (problem.code === 'account.enrolment-used' && (await hasUsedLink(code))) return null;
    throw problem;
  }
}

/**
 * Makes this phone the one of the person whom the link is for, behind a PIN of six digits. Once this has resolved, the
 * phone opens without any network. Throws the Problems of `offerOf`, and `device.storage-full`.
 */
export async function enrolPhone({ code, pin, label }: { code: string; pin: string; label: string }): Promise<void> {
  await enrolThisPhone({
    code,
    pin,
    async ask(deviceId) {
      const { me, granted } = await api.account.enrol.mutate({ code, deviceId, label }).catch((fault: unknown) => {
        throw problemOf(fault);
      });
      return { account: me, granted };
    },
  });
  // A phone that was refused a moment ago does not ask again by itself.
  syncNow();
}
