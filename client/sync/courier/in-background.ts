import { createCourierSide } from '#client/store/courier-side.ts';
import { openJournal } from '#client/store/journal.ts';
import { openNewsChannel } from '#client/store/store-news.ts';
import { sendSealedAlone } from './send-sealed.ts';

/** What the service worker does when there is a network again: sends what waits, as it lies, and writes down the answers. */
export async function sendInBackground(): Promise<void> {
  const journal = openJournal();
  const channel = openNewsChannel();
  const changed = () => channel.tell({ kind: 'operations' });
  try {
    await sendSealedAlone(createCourierSide({ journal, holder: { memory: null }, changed }), { now: new Date() });
  } finally {
    journal.close();
  }
}
