import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Dexie } from 'dexie';
import type { GrantedScope } from '#shared/sync/pull.ts';
import type { Scope } from '#shared/sync/scope.ts';
import { openCache } from '#client/store/cache.ts';
import type { Taken } from '#client/store/enrol.ts';
import { openJournal } from '#client/store/journal.ts';
import type { OperationBody } from '#client/store/kept-operation.ts';
import { createPhoneStore, type PhoneStore } from '#client/store/phone-store.ts';
import type { NewsChannel, StoreNews } from '#client/store/store-news.ts';
import { anId } from '#tests/support/operations.ts';

export const hereScope: Scope = { commune: '99001', scope: 1 };
export const thereScope: Scope = { commune: '99001', scope: 2 };
export const dongXuan: GrantedScope = { ...hereScope, hamletName: 'Thôn Đồng Xuân', communeName: 'Xã Thử' };
export const naLoc: GrantedScope = { ...thereScope, hamletName: 'Bản Nà Lốc', communeName: 'Xã Thử' };

export const lan: Taken = { account: { id: anId(11), name: 'Hoàng Thị Lan', role: 'volunteer' }, granted: [dongXuan] };
export const pin = '271828';
const morning = '2026-11-22T01:00:00.000Z';

/** A phone's disk: it outlives the app, and several tabs may stand on it. */
export interface Disk {
  indexedDB: IDBFactory;
  tabs: Set<(news: StoreNews) => void>;
}

export function aDisk(): Disk {
  return { indexedDB: new IDBFactory(), tabs: new Set() };
}

/** What writing to a table fails with, by the browser's name for it; `null`: it does not. */
export interface Faults {
  ofWrite(table: string): string | null;
}

/** The app, started on a disk. */
export interface Started extends PhoneStore {
  faults: Faults;
}

export async function startApp(disk: Disk, deviceNumber = 111): Promise<Started> {
  const options = { indexedDB: disk.indexedDB, IDBKeyRange };
  const journal = openJournal('journal', options);
  const cache = openCache('cache', options);
  const faults: Faults = { ofWrite: () => null };
  withFaults(journal, faults);
  withFaults(cache, faults);
  let now = Date.parse(morning);
  const store = createPhoneStore({
    journal,
    cache,
    clock: () => new Date((now += 1000)),
    newDeviceId: () => anId(deviceNumber),
    // The real cost is for guessers; a test that opens a hundred phones guesses nothing.
    pinCost: { memoryKiB: 8, passes: 1 },
    openChannel: () => channelOn(disk),
  });
  await store.load();
  return { ...store, faults };
}

/** A phone that is Lan's and open. */
export async function anOpenPhone(disk: Disk = aDisk(), person: Taken = lan): Promise<Started> {
  const phone = await startApp(disk);
  await phone.enrol({ code: 'a-code-of-a-link', pin, ask: () => Promise.resolve(person) });
  return phone;
}

/** The app again after it was killed, unlocked. */
export async function reopened(disk: Disk): Promise<Started> {
  const phone = await startApp(disk);
  if ((await phone.unlock(pin)) !== 'ok') throw new Error('The PIN no longer opens the phone.');
  return phone;
}

export function aRegistration(number: number, headName = 'Lò Thị Ính'): OperationBody {
  return {
    t: 'household.register',
    b: { householdId: anId(number), headName, address: 'Nhà 14', phone: '0992000001', people: 4, notTheSameAs: [] },
  };
}

export function aClosedDoor(number: number, visit: number): OperationBody {
  return {
    t: 'visit.log',
    b: { outcome: 'closed', visitId: anId(visit), householdId: anId(number), startedAt: morning, revisitOn: null },
  };
}

/** A visit that met somebody and was told whether there is a smartphone. */
export function aMeeting(number: number, visit: number, smartphone: 'yes' | 'no'): OperationBody {
  return {
    t: 'visit.log',
    b: {
      outcome: 'met', visitId: anId(visit), householdId: anId(number), startedAt: morning, revisitOn: null,
      consent: { notice: '2026-11', manner: 'spoken', witness: null }, met: [], members: [],
      smartphone, broadband: null, signal: null, houseHow: 'told', services: [], reasons: [], minutes: null,
    },
  };
}

/** Puts the faults into a database; they must be in before it is opened. */
function withFaults(database: Dexie, faults: Faults): void {
  database.use({
    stack: 'dbcore',
    name: 'faults',
    create: (down) => ({
      ...down,
      table(name) {
        const table = down.table(name);
        return {
          ...table,
          mutate(request) {
            const failing = faults.ofWrite(name);
            return failing === null ? table.mutate(request) : Promise.reject(new DOMException('injected', failing));
          },
        };
      },
    }),
  });
}

function channelOn({ tabs }: Disk): NewsChannel {
  const listeners = new Set<(news: StoreNews) => void>();
  const here = (news: StoreNews) => listeners.forEach((listener) => listener(news));
  tabs.add(here);
  return {
    tell: (news) => tabs.forEach((tab) => tab !== here && tab(news)),
    hear: (listener) => void listeners.add(listener),
  };
}
