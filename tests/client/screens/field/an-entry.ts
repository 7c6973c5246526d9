import { emptyFile } from '#shared/household/household-file.ts';
import type { Visit } from '#shared/visit/visit.ts';
import type { RosterEntry } from '#client/store/roster-entry.ts';
import { searchKeyOf } from '#shared/household/search.ts';
import { anId } from '#tests/support/operations.ts';

export type SaidOfEntry = Partial<Omit<RosterEntry, 'particulars' | 'lastVisit'>> & {
  name?: string;
  address?: string;
  phone?: string;
  /** Day of the last visit. */
  lastOn?: string;
};

/** A household in the phone's list; only what matters is said. */
export function anEntry(number: number, { name = `Nhà ${number}`, address, phone, lastOn, ...said }: SaidOfEntry = {}): RosterEntry {
  const particulars = { headName: name, address: address ?? null, phone: phone ?? null, people: null, poverty: null };
  return {
    scope: { commune: '99001', scope: 1 },
    hamletName: 'Thôn Đồng Xuân',
    file: emptyFile(anId(number)),
    particulars,
    coverage: { kind: 'not-visited' },
    revisitOn: null,
    lastVisit: lastOn === undefined ? null : aVisitOn(lastOn, anId(number)),
    waiting: false,
    disputes: [],
    names: [],
    searchKey: searchKeyOf([name, address ?? null, phone ?? null]),
    ...said,
  };
}

function aVisitOn(day: string, householdId: string): Visit {
  return {
    id: anId(500),
    householdId,
    at: `${day}T03:00:00.000Z`,
    by: { id: anId(2), name: 'Hoàng Thị Lan' },
    outcome: 'absent',
    met: [],
    services: [],
    reasons: [],
    revisitOn: null,
    minutes: null,
    op: anId(600),
  };
}
