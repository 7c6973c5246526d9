import { defineWords } from '#client/ui/words.ts';

/** The three places of the volunteer's day. */
export const fieldBarWords = defineWords({
  vi: { places: 'Các trang chính', today: 'Hôm nay', list: 'Danh sách', more: 'Thêm' },
  en: { places: 'Main pages', today: 'Today', list: 'List', more: 'More' },
});
