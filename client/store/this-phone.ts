import { uuidv7 } from 'uuidv7';
import { openCache } from './cache.ts';
import { openJournal } from './journal.ts';
import { createPhoneStore } from './phone-store.ts';
import { phonePinCost } from './pin-key.ts';
import { openNewsChannel } from './store-news.ts';

/** The store of the phone this app runs on. Nothing is opened before it is asked. */
export const thisPhone = createPhoneStore({
  journal: openJournal(),
  cache: openCache(),
  clock: () => new Date(),
  newDeviceId: uuidv7,
  pinCost: phonePinCost,
  openChannel: openNewsChannel,
});
