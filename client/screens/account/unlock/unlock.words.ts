import { defineWords } from '#client/ui/words.ts';

export const unlockWords = defineWords({
  vi: {
    product: 'Từng Nhà',
    title: 'Mở khóa',
    pin: 'Mã PIN của máy này',
    hint: '6 số bạn đã chọn khi nhận máy',
    open: 'Mở',
    opening: 'Đang mở',
    wrong: (tries: number) => (tries > 1 ? `Mã PIN chưa đúng. Đã thử ${tries} lần.` : 'Mã PIN chưa đúng. Gõ lại.'),
    forgottenTitle: 'Quên mã PIN?',
    forgotten:
      'Bài đã lưu vẫn còn nguyên trên máy, dù thử sai bao nhiêu lần. Đừng xóa dữ liệu trình duyệt hay gỡ ứng dụng.',
    whatToDo: 'Xem phải làm gì',
  },
  en: {
    product: 'Từng Nhà',
    title: 'Unlock',
    pin: 'PIN of this phone',
    hint: 'The 6 digits you chose when you set this phone up',
    open: 'Open',
    opening: 'Opening',
    wrong: (tries) => (tries > 1 ? `That is not the PIN. ${tries} tries so far.` : 'That is not the PIN. Type it again.'),
    forgottenTitle: 'Forgotten the PIN?',
    forgotten:
      'Saved work stays on this phone however many times you try. Do not clear the browser’s data or remove the app.',
    whatToDo: 'See what to do',
  },
});
