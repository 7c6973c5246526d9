import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { registrationSchema } from '#shared/household/household.ts';
import {
  duplicatesOf,
  faultsOf,
  newRegistration,
  registrationOf,
  type RegisterDraft,
  scopeOf,
} from '#client/screens/field/register/register-draft.ts';
import { anEntry } from '#tests/client/screens/field/an-entry.ts';
import { anId } from '#tests/support/operations.ts';

const dongXuan = { commune: '99001', scope: 1, hamletName: 'Thôn Đồng Xuân', communeName: 'Mường Phăng' };
const banCha = { ...dongXuan, scope: 2, hamletName: 'Bản Che' };

function typed(said: Partial<RegisterDraft> = {}): RegisterDraft {
  return { ...newRegistration(anId(1)), headName: 'Lò Thị Ính', ...said };
}

test('with one hamlet the volunteer is not asked which; with two there is no guess', () => {
  expect(scopeOf(typed(), [dongXuan])).toBe(dongXuan);
  expect(scopeOf(typed(), [dongXuan, banCha])).toBeNull();
  expect(scopeOf(typed({ scope: { commune: '99001', scope: 2 } }), [dongXuan, banCha])).toBe(banCha);
});

test('only the name of the head is needed', () => {
  expect(faultsOf(typed(), [dongXuan])).toEqual([]);
  expect(faultsOf(typed({ headName: ' ' }), [dongXuan])).toEqual(['name']);
});

test('each thing that is wrong is told at its own field', () => {
  const wrong = typed({ phone: '12', people: 0, address: '001 084 000 999' });
  expect(faultsOf(wrong, [dongXuan, banCha])).toEqual(['hamlet', 'address-secret', 'phone', 'people']);
});

test('the same name or telephone in the list is shown before anything is saved', () => {
  const listed = [anEntry(5, { name: 'Lo Thi Inh' }), anEntry(6, { phone: '0992000014' }), anEntry(7, { name: 'Quàng Văn Pỏm' })];
  const shown = duplicatesOf(typed({ phone: '0992 000 014' }), listed).map(({ household }) => household.entry.file.id);
  expect(shown).toEqual([anId(5), anId(6)]);
});

test('what is saved passes the door, with the houses that were said not to be the same', () => {
  const registration = registrationOf(typed({ address: ' Nhà  14 ', phone: '+84 992 000 014', people: 4 }), [anId(5)]);
  expect(registration).toMatchObject({ address: 'Nhà 14', phone: '0992000014', notTheSameAs: [anId(5)] });
  expect(z.safeParse(registrationSchema, registration).success).toBe(true);
});
