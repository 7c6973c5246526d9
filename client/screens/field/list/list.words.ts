import { defineWords, type Phrases } from '#client/ui/words.ts';
import type { ListFilter } from './find-households.ts';

const filter = {
  all: 'Tất cả',
  'not-visited': 'Chưa đến',
  promised: 'Hẹn lại',
  'not-covered': 'Chưa đạt',
  covered: 'Đạt',
} satisfies Record<ListFilter, string>;

export const listWords = defineWords({
  vi: {
    title: 'Danh sách',
    search: 'Tìm tên, số nhà, điện thoại',
    which: 'Xem những nhà nào',
    filter,
    houses: (count: string) => `${count} nhà`,
    housesSoFar: (count: string) => `${count} nhà, còn đang về máy`,
    lastVisit: (day: string) => `ghé ${day}`,
    waiting: 'đã lưu trên máy',
    addHouse: 'Thêm nhà chưa có trong danh sách',
    noneFound: 'Không thấy nhà nào',
    noneFoundHint: 'Thử gõ ít chữ hơn, hoặc xem “Tất cả”. Nếu nhà chưa có trong danh sách, bạn thêm ở dưới.',
    emptyTitle: 'Chưa có nhà nào trong danh sách',
    emptyHint: 'Nhờ cán bộ xã nhập danh sách hộ, hoặc thêm nhà đầu tiên.',
    coming: 'Danh sách đang về máy',
  } satisfies Phrases,
  en: {
    title: 'List',
    search: 'Find a name, house or phone number',
    which: 'Which houses to show',
    filter: {
      all: 'All',
      'not-visited': 'Not visited',
      promised: 'Promised',
      'not-covered': 'Not covered',
      covered: 'Covered',
    },
    houses: (count) => `${count} houses`,
    housesSoFar: (count) => `${count} houses so far`,
    lastVisit: (day) => `visited ${day}`,
    waiting: 'saved on this phone',
    addHouse: 'Add a house that is not in the list',
    noneFound: 'No such house',
    noneFoundHint: 'Type fewer letters, or look at “All”. If the house is not in the list, add it below.',
    emptyTitle: 'No household in the list yet',
    emptyHint: 'Ask the commune official to import the list, or add the first house.',
    coming: 'The list is on its way to this phone',
  },
});
