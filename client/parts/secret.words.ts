import { defineWords, type Phrases } from '#client/ui/words.ts';
import type { Secret } from './refuse-secrets.ts';

const vi = {
  'id-number': 'Đây giống số căn cước. Từng Nhà không ghi số căn cước: bạn xóa đi giúp.',
  password: 'Đừng ghi mật khẩu hay mã OTP của ai vào đây. Bạn xóa đi giúp.',
} satisfies Record<Secret, string> & Phrases;

/** What is said when a text carries something that must never be kept. */
export const secretWords = defineWords({
  vi,
  en: {
    'id-number': 'This looks like an identity number. Từng Nhà keeps none: please delete it.',
    password: 'Never write anybody’s password or one-time code here. Please delete it.',
  },
});
