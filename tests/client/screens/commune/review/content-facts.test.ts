import { expect, test } from 'vitest';
import type { MetVisitReport } from '#shared/visit/visit.ts';
import { fieldWords } from '#client/parts/field.words.ts';
import { reasonWords } from '#client/parts/reason.words.ts';
import {
  type FactWords,
  householdFacts,
  memberFacts,
  registerVisitFacts,
  visitFacts,
} from '#client/screens/commune/review/content-facts.ts';
import { contentWords } from '#client/screens/commune/review/content.words.ts';

const speech = { words: contentWords.vi, field: fieldWords.vi, reasons: reasonWords.vi.label };
const names: Record<string, string> = { pao: 'Lò Văn Páo' };
const nameOf = (id: string) => names[id];
const asText = (facts: FactWords[]) => facts.map(({ term, value }) => `${term}: ${value}`);

const member: MetVisitReport['members'][number] = {
  memberId: 'pao',
  name: 'Lò Văn Páo',
  birthYear: 1992,
  sex: 'male',
  phone: 'smartphone',
  simOwn: null,
  rung: 'activated',
  skills: { account: 'alone', login: 'guided', service: null },
  how: 'seen',
};

const met: MetVisitReport = {
  outcome: 'met',
  visitId: 'v',
  householdId: 'h',
  startedAt: '2026-11-12T02:00:00.000Z',
  revisitOn: '2026-11-20',
  consent: { notice: '2026-1', manner: 'spoken', witness: 'Quàng Văn Pỏm' },
  met: ['pao', 'nobody-knows'],
  members: [member],
  smartphone: 'yes',
  broadband: 'no',
  signal: null,
  houseHow: 'told',
  services: [
    { memberId: 'pao', serviceCode: '1', serviceName: 'Đăng ký thường trú', receiptCode: 'H14-1', submittedOn: '2026-11-12' },
    { memberId: null, serviceCode: '2', serviceName: 'Khai sinh', receiptCode: null, submittedOn: '2026-11-12' },
  ],
  reasons: ['unaware', 'no-network'],
  minutes: 25,
};

test('a visit that met somebody is told in full, and what nobody knows is said to be unknown', () => {
  expect(asText(visitFacts(met, nameOf, speech))).toEqual([
    'Kết quả: Đã gặp',
    'Bắt đầu lúc: 09:00, 12/11/2026',
    'Đồng ý cho ghi: Nói miệng, có Quàng Văn Pỏm chứng kiến',
    'Đã gặp: Lò Văn Páo, 1 người chưa rõ tên',
    'Hồ sơ đã nộp: Đăng ký thường trú, Lò Văn Páo, mã H14-1, nộp ngày 12/11/2026; Khai sinh, chưa ghi mã, nộp ngày 12/11/2026',
    'Vì sao chưa dùng: Chưa biết là làm trên mạng được; Không có mạng, sóng yếu',
    'Mất bao lâu: 25 phút',
    'Điện thoại thông minh: Có',
    'Mạng cố định: Không',
    'Sóng di động: Không biết',
    'Hẹn quay lại: 20/11/2026',
  ]);
});

test('a visit that met nobody says nothing about people', () => {
  const { visitId, householdId, startedAt } = met;
  const door = { outcome: 'refused', visitId, householdId, startedAt, revisitOn: null } as const;
  expect(asText(visitFacts(door, nameOf, speech))).toEqual(['Kết quả: Từ chối', 'Bắt đầu lúc: 09:00, 12/11/2026']);
});

test('the same visit in the register is told in the same words, with who wrote it', () => {
  const by = { id: 'm', name: 'Lò Văn Minh' };
  const { services, reasons, revisitOn, minutes } = met;
  const visit = { id: 'v', householdId: 'h', at: met.startedAt, by, outcome: 'met', met: ['pao'], op: 'o' } as const;
  const told = asText(registerVisitFacts({ ...visit, met: ['pao'], services, reasons, revisitOn, minutes }, nameOf, speech));
  expect(told[0]).toBe('Người ghi: Lò Văn Minh');
  expect(told).toContain('Đã gặp: Lò Văn Páo');
  expect(told).toContain('Hẹn quay lại: 20/11/2026');
});

test('a new house is told with what the volunteer looked at, one of the list with its class', () => {
  const house = { headName: 'Lò Thị Ính', address: 'nhà 14', phone: null, people: 4 };
  expect(asText(householdFacts({ ...house, notTheSameAs: ['a', 'b'] }, speech))).toEqual([
    'Chủ hộ: Lò Thị Ính',
    'Địa chỉ: nhà 14',
    'Điện thoại: Không biết',
    'Số người: 4 người',
    'Nhà gần giống: đã xem 2 nhà gần giống và nói là nhà khác',
  ]);
  expect(asText(householdFacts({ ...house, poverty: 'near-poor' }, speech)).at(-1)).toBe('Loại hộ: Hộ cận nghèo');
});

test('what is reported of a person says "không biết" where nobody knew, never "no"', () => {
  expect(asText(memberFacts(member, speech))).toEqual([
    'Năm sinh: 1992',
    'Giới tính: Nam',
    'Máy đang dùng: Điện thoại thông minh',
    'SIM chính chủ: Không biết',
    'Tài khoản VNeID: Đã kích hoạt trên máy của mình',
    'Dùng tài khoản VNeID: Tự làm',
    'Đăng nhập Cổng dịch vụ công: Có hướng dẫn',
    'Nộp hồ sơ trực tuyến: Chưa làm, không biết',
    'Biết được do: tận mắt thấy',
  ]);
});
