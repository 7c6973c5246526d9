import { defineWords } from '#client/ui/words.ts';

/** Said when an address names a household that this phone does not hold. */
export const unknownHouseholdWords = defineWords({
  vi: {
    title: 'Chưa thấy nhà này',
    sentence: 'Máy này chưa có nhà ấy trong danh sách. Có thể nhà thuộc thôn khác, hoặc danh sách chưa tải xong.',
    toList: 'Về danh sách',
  },
  en: {
    title: 'House not found',
    sentence: 'This phone has no such household in its list. It may be in another hamlet, or the list is still coming.',
    toList: 'To the list',
  },
});
