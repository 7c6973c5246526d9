import { expect, test } from 'vitest';
import { emptyVolunteer, faultsOf } from '#client/screens/commune/volunteers/new-volunteer.ts';

test('a person needs a name, a role and at least one hamlet, and is told of all that is missing at once', () => {
  expect(faultsOf(emptyVolunteer)).toEqual({ name: 'nameMissing', role: 'roleMissing', scopes: 'hamletsMissing' });
  expect(faultsOf({ name: 'Lò Thị Hoa', role: 'volunteer', scopes: ['3'] })).toEqual({});
});

test('spaces are no name, and a name longer than the server keeps is refused before it is sent', () => {
  expect(faultsOf({ name: '   ', role: 'lead', scopes: ['1'] })).toEqual({ name: 'nameMissing' });
  expect(faultsOf({ name: 'Nguyễn '.repeat(12), role: 'lead', scopes: ['1'] })).toEqual({ name: 'nameLong' });
});
