import { rosterFile } from './hands-of-the-office.ts';

/** Lan's hamlet in the demonstration. */
export const hamlet = 'Bản Nà Lếch';

/** Four households new to the hamlet, then a row of a hamlet that is not the commune's, and one with half a phone number. */
export function villageRoster(): Promise<Buffer> {
  return rosterFile([
    { hamlet, head: 'Đinh Thị Ơn', address: 'Nhóm 2, nhà số 14', phone: '0992 000 114', people: 4 },
    { hamlet, head: 'Lường Văn Đạt', phone: '+84 992 000 115', poverty: 'Hộ nghèo', people: 5 },
    { hamlet: 'Nà Lếch', head: 'Vì Văn Ún', address: 'Nhóm 5', people: 2 },
    { hamlet, head: 'Quàng Thị Đoan Trang Bảo Khánh', poverty: 'Hộ cận nghèo', people: 6 },
    { hamlet: 'Bản Không Đâu', head: 'Hà Thị Pành' },
    { hamlet, head: 'Cà Văn Pản', phone: '0992 12' },
  ]);
}
