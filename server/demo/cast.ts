import type { Role } from '#shared/account/role.ts';

/** Somebody of the demonstration who signs in at a desk. The passwords are meant to be read out. */
export interface DemoDesk {
  role: Extract<Role, 'official' | 'department'>;
  username: string;
  password: string;
  name: string;
  communeCode: string | null;
}

/** Somebody of the demonstration who works on a phone. */
export interface DemoVolunteer {
  role: Extract<Role, 'volunteer' | 'lead'>;
  name: string;
  communeCode: string;
  scopes: readonly number[];
}

export const desks: readonly DemoDesk[] = [
  { role: 'official', username: 'binh', password: 'xa-binh-2026', name: 'Nông Thanh Bình', communeCode: '99001' },
  { role: 'official', username: 'hoai', password: 'phuong-hoai-2026', name: 'Đỗ Thu Hoài', communeCode: '99002' },
  { role: 'official', username: 'sarin', password: 'xa-sarin-2026', name: 'Thạch Sa Rin', communeCode: '99003' },
  { role: 'official', username: 'hbia', password: 'xa-hbia-2026', name: "H'Bia Niê", communeCode: '99004' },
  { role: 'department', username: 'thu', password: 'so-thu-2026', name: 'Trần Hoài Thu', communeCode: null },
];

/** The volunteer whose phone waits to be enrolled. */
export const lan: DemoVolunteer = { role: 'volunteer', name: 'Lò Thị Lan', communeCode: '99001', scopes: [1] };

export const volunteers: readonly DemoVolunteer[] = [
  lan,
  { role: 'lead', name: 'Nguyễn Đức Minh', communeCode: '99001', scopes: [1, 2, 3] },
  { role: 'volunteer', name: 'Vũ Ngọc Yến', communeCode: '99001', scopes: [3, 4, 5] },
  { role: 'volunteer', name: 'Giàng A Sềnh', communeCode: '99001', scopes: [6, 7, 8] },
  { role: 'lead', name: 'Phạm Quang Toàn', communeCode: '99002', scopes: [1, 2, 3] },
  { role: 'volunteer', name: 'Nông Thị Liễu', communeCode: '99002', scopes: [3, 4, 5, 6] },
  { role: 'lead', name: 'Danh Minh Hiêng', communeCode: '99003', scopes: [3, 4, 5] },
  { role: 'volunteer', name: 'Lê Thị Phượng', communeCode: '99003', scopes: [1, 2, 6, 7] },
  { role: 'lead', name: 'Y Thinh Mlô', communeCode: '99004', scopes: [1, 2, 3, 7, 10] },
  { role: 'volunteer', name: 'Bế Thị Thơm', communeCode: '99004', scopes: [4, 5, 6, 8, 9] },
];
