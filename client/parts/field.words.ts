import type { PovertyClass, Signal } from '#shared/household/household.ts';
import type { Likeness } from '#shared/household/duplicates.ts';
import type { Rung } from '#shared/member/ladder.ts';
import type { PhoneKind, Sex, YesNo } from '#shared/member/member.ts';
import type { Grade, Skill } from '#shared/member/skills.ts';
import type { Evidence } from '#shared/sync/fact.ts';
import type { Outcome } from '#shared/visit/visit.ts';
import { defineWords, type Phrases } from '#client/ui/words.ts';

const vi = {
  /** What nobody in the house can yet do alone: "còn thiếu: tự đăng nhập". */
  skillAlone: {
    account: 'tự dùng VNeID',
    login: 'tự đăng nhập',
    service: 'tự nộp hồ sơ',
  } satisfies Record<Skill, string>,
  skill: {
    account: 'Dùng tài khoản VNeID',
    login: 'Đăng nhập Cổng dịch vụ công',
    service: 'Nộp hồ sơ trực tuyến',
  } satisfies Record<Skill, string>,
  grade: {
    alone: 'Tự làm',
    guided: 'Có hướng dẫn',
    'done-for-them': 'Làm hộ',
  } satisfies Record<Grade, string>,
  gradeUnknown: 'Chưa làm, không biết',
  rung: {
    'no-card': 'Chưa có thẻ căn cước',
    'no-account': 'Có thẻ, chưa có tài khoản',
    'level-1': 'Tài khoản mức 1',
    'level-2-inactive': 'Mức 2, chưa kích hoạt',
    activated: 'Đã kích hoạt trên máy của mình',
    'portal-login': 'Đã đăng nhập Cổng dịch vụ công',
    submitted: 'Đã nộp ít nhất một hồ sơ',
  } satisfies Record<Rung, string>,
  outcome: {
    met: 'Đã gặp',
    absent: 'Không có ai ở nhà',
    closed: 'Nhà khóa cửa lâu ngày',
    refused: 'Từ chối',
    moved: 'Đã chuyển đi',
  } satisfies Record<Outcome, string>,
  phoneKind: {
    none: 'Không có điện thoại',
    feature: 'Máy bàn phím, còn gọi được',
    'feature-2g': 'Máy 2G cũ, không còn sóng',
    smartphone: 'Điện thoại thông minh',
  } satisfies Record<PhoneKind, string>,
  signal: { none: 'Không có sóng', weak: 'Sóng yếu', good: 'Sóng tốt' } satisfies Record<Signal, string>,
  poverty: {
    none: 'Không thuộc hộ nghèo, cận nghèo',
    'near-poor': 'Hộ cận nghèo',
    poor: 'Hộ nghèo',
  } satisfies Record<PovertyClass, string>,
  evidence: {
    seen: 'tận mắt thấy',
    told: 'nghe kể',
    registry: 'theo danh sách của xã',
  } satisfies Record<Evidence, string>,
  likeness: {
    'same-phone': 'cùng số điện thoại',
    'same-name': 'cùng tên',
    'similar-name': 'tên gần giống',
    'same-address': 'cùng địa chỉ',
  } satisfies Record<Likeness, string>,
  sex: { female: 'Nữ', male: 'Nam' } satisfies Record<Sex, string>,
  yesNo: { yes: 'Có', no: 'Không' } satisfies Record<YesNo, string>,
  unknown: 'Không biết',
} satisfies Phrases;

/** The words of the field, one for each code of shared: the same on phone, board and print. */
export const fieldWords = defineWords({
  vi,
  en: {
    skillAlone: { account: 'using VNeID alone', login: 'logging in alone', service: 'sending a file alone' },
    skill: { account: 'Use the VNeID account', login: 'Log in to the national portal', service: 'Send a file online' },
    grade: { alone: 'Alone', guided: 'With guidance', 'done-for-them': 'Done for them' },
    gradeUnknown: 'Not yet, not known',
    rung: {
      'no-card': 'No identity card yet',
      'no-account': 'Card, but no account',
      'level-1': 'Level 1 account',
      'level-2-inactive': 'Level 2, not activated',
      activated: 'Activated on their own phone',
      'portal-login': 'Logged in to the national portal',
      submitted: 'Has sent at least one file',
    },
    outcome: {
      met: 'Met',
      absent: 'Nobody at home',
      closed: 'House closed for long',
      refused: 'Refused',
      moved: 'Moved away',
    },
    phoneKind: {
      none: 'No phone',
      feature: 'Keypad phone that still works',
      'feature-2g': 'Old 2G phone, no service any more',
      smartphone: 'Smartphone',
    },
    signal: { none: 'No signal', weak: 'Weak signal', good: 'Good signal' },
    poverty: { none: 'Neither poor nor near-poor', 'near-poor': 'Near-poor household', poor: 'Poor household' },
    evidence: { seen: 'seen', told: 'told', registry: 'from the commune’s list' },
    likeness: {
      'same-phone': 'same phone number',
      'same-name': 'same name',
      'similar-name': 'similar name',
      'same-address': 'same address',
    },
    sex: { female: 'Female', male: 'Male' },
    yesNo: { yes: 'Yes', no: 'No' },
    unknown: 'Not known',
  },
});
