import { defineWords } from '#client/ui/words.ts';

/** Said when an address names a household that this phone does not hold. */
export const unknownHouseholdWords = defineWords({
  vi: {
    title: 'Chưa thấy nhà này',
    sentence: 'Máy này chưa có nhà ấy trong danh sách. Có thể nhà thuộc thôn khác, hoặc danh sách chưa tải xong.',
    goneTitle: 'Nhà này đã chuyển đi',
    toHamlet: (name: string) => `Nhà này đã chuyển sang ${name}. Danh sách của thôn ấy đang về máy, bạn xem lại sau ít phút.`,
    toOther: 'Nhà này đã chuyển sang một thôn khác của xã mà bạn không phụ trách. Nếu bạn vẫn ghé nhà này, nhờ cán bộ xã giao thêm thôn ấy.',
    away: 'Xã đã ghi nhà này đi khỏi xã. Nếu bạn thấy nhà vẫn còn ở đây, báo cán bộ xã.',
    draftTitle: 'Lượt thăm đang dở vẫn còn trên máy',
    draft: 'Khi nhà này có trong danh sách của máy, bạn làm tiếp được từ chỗ đã dừng.',
    discard: 'Bỏ lượt thăm dở',
    discardSure: 'Bỏ hẳn, không ghi lượt này',
    toList: 'Về danh sách',
  },
  en: {
    title: 'House not found',
    sentence: 'This phone has no such household in its list. It may be in another hamlet, or the list is still coming.',
    goneTitle: 'This house has moved',
    toHamlet: (name) => `It moved to ${name}. The list of that hamlet is on its way to this phone; look again in a few minutes.`,
    toOther: 'It moved to another hamlet of the commune, which is not yours. If you still visit it, ask the commune official for that hamlet.',
    away: 'The commune has written down that it left the commune. If they are still here, tell the commune official.',
    draftTitle: 'The unfinished visit is still on this phone',
    draft: 'Once the household is in the list of this phone, you can go on where you stopped.',
    discard: 'Throw the unfinished visit away',
    discardSure: 'Throw it away for good',
    toList: 'To the list',
  },
});
