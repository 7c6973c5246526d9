import { defineWords } from './words.ts';

/** The few words the pieces of the kit need for themselves; everything else is said by the screens. */
export const kitWords = defineWords({
  vi: {
    product: 'Từng Nhà',
    back: 'Quay lại',
    close: 'Đóng',
    clear: 'Xóa chữ đã gõ',
    skip: 'Đến phần nội dung',
    showPassword: 'Hiện mật khẩu',
    hidePassword: 'Che mật khẩu',
    unknown: 'chưa rõ',
    step: (now: number, of: number) => `Bước ${now} / ${of}`,
    selectAll: 'Chọn tất cả',
    selectRow: (name: string) => `Chọn ${name}`,
    filled: (count: number, of: number) => `Đã gõ ${count} trong ${of} số`,
  },
  en: {
    product: 'Từng Nhà',
    back: 'Back',
    close: 'Close',
    clear: 'Clear what was typed',
    skip: 'Skip to the content',
    showPassword: 'Show the password',
    hidePassword: 'Hide the password',
    unknown: 'not known',
    step: (now, of) => `Step ${now} of ${of}`,
    selectAll: 'Select all',
    selectRow: (name) => `Select ${name}`,
    filled: (count, of) => `${count} of ${of} digits typed`,
  },
});
