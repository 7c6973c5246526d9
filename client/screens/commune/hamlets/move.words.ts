import { formatCount } from '#client/ui/format.ts';
import { defineWords } from '#client/ui/words.ts';

const vi = 'vi';
const en = 'en';

export const moveWords = defineWords({
  vi: {
    title: (hamlet: string) => `Chuyển hộ của ${hamlet}`,
    untitled: 'Chuyển hộ',
    back: 'Về danh sách thôn',
    waiting: 'Đang đọc các hộ của thôn',
    failed: 'Chưa đọc được các hộ của thôn',
    noHamletTitle: 'Xã không còn thôn này.',
    noHamletNext: 'Có thể thôn vừa nhập vào thôn khác. Về danh sách thôn để xem.',
    sentence: 'Những nhà chọn dưới đây chuyển sang',
    to: 'Chuyển sang thôn',
    newHamlet: 'một thôn mới',
    name: 'Tên thôn mới',
    nameHint: 'Viết cả chữ chỉ loại: “Thôn Đồng Xuân Hạ”, “Tổ dân phố 3”.',
    nameMissing: 'Đặt tên cho thôn mới.',
    explainNew: (hamlet: string) =>
      `Ai đi thăm ${hamlet} sẽ đi thăm cả thôn mới. Lượt thăm và hồ sơ đi theo nhà; bài còn trên điện thoại vẫn vào đúng nhà.`,
    explain: (to: string) =>
      `Từ nay người đi thăm ${to} thấy những nhà này. Lượt thăm và hồ sơ đi theo nhà; bài còn trên điện thoại vẫn vào đúng nhà.`,
    search: 'Tìm tên chủ hộ, số nhà (phím /)',
    table: 'Các hộ của thôn',
    household: 'Hộ',
    status: 'Tình trạng',
    shownFirst: (shown: number, total: number) =>
      `Đang hiện ${formatCount(shown, vi)} trong ${formatCount(total, vi)} nhà. Tìm tên hoặc số nhà để thấy những nhà còn lại.`,
    noneTitle: 'Không có nhà nào như vậy.',
    noneNext: 'Bỏ bớt chữ trong ô tìm.',
    chosen: (count: number) => (count === 0 ? 'Chưa chọn nhà nào.' : `Đã chọn ${formatCount(count, vi)} nhà.`),
    chooseFirst: 'Đánh dấu ít nhất một nhà trong bảng.',
    tooMany: 'Mỗi lần chuyển nhiều nhất 500 nhà. Bỏ bớt, rồi chuyển tiếp lần sau.',
    moveNow: (count: number, to: string) => `Chuyển ${count === 0 ? '' : `${formatCount(count, vi)} nhà `}sang ${to}`,
    splitNow: (count: number) => `Tách ${count === 0 ? '' : `${formatCount(count, vi)} nhà `}thành thôn mới`,
    moving: 'Đang chuyển',
    moveFailed: 'Chưa chuyển được, mọi thứ vẫn như cũ',
    done: (count: number, to: string) => `${formatCount(count, vi)} nhà đã chuyển sang ${to}`,
    doneNone: 'Không có nhà nào được chuyển',
    doneLess: (missing: number) => `${formatCount(missing, vi)} nhà đã chọn không còn ở thôn này nên được để yên.`,
    doneNext: 'Điện thoại của người đi thăm tự đổi ở lần có mạng tới.',
  },
  en: {
    title: (hamlet) => `Move households of ${hamlet}`,
    untitled: 'Move households',
    back: 'To the list of hamlets',
    waiting: 'Reading the households of the hamlet',
    failed: 'The households of the hamlet could not be read',
    noHamletTitle: 'The commune has no such hamlet any more.',
    noHamletNext: 'It may have become a part of another. The list of hamlets tells.',
    sentence: 'The households chosen below move to',
    to: 'To which hamlet',
    newHamlet: 'a new hamlet',
    name: 'Name of the new hamlet',
    nameHint: 'With its kind: “Thôn Đồng Xuân Hạ”, “Tổ dân phố 3”.',
    nameMissing: 'Give the new hamlet a name.',
    explainNew: (hamlet) =>
      `Whoever visits ${hamlet} will visit the new one as well. Visits and files go with the household; work still on phones finds it.`,
    explain: (to) =>
      `From now on those who visit ${to} see these households. Visits and files go with them; work still on phones finds them.`,
    search: 'Find a head of household or a house number (key /)',
    table: 'Households of the hamlet',
    household: 'Household',
    status: 'Stands at',
    shownFirst: (shown, total) =>
      `${formatCount(shown, en)} of ${formatCount(total, en)} households are shown. Search to see the others.`,
    noneTitle: 'There is no such household.',
    noneNext: 'Type less in the search.',
    chosen: (count) => (count === 0 ? 'No household chosen.' : `${formatCount(count, en)} chosen.`),
    chooseFirst: 'Tick at least one household in the table.',
    tooMany: 'At most 500 households move at a time. Choose fewer, then move the others.',
    moveNow: (count, to) => `Move ${count === 0 ? '' : `${formatCount(count, en)} ${count === 1 ? 'household' : 'households'} `}to ${to}`,
    splitNow: (count) => `Split off ${count === 0 ? 'a new hamlet' : `${formatCount(count, en)} ${count === 1 ? 'household' : 'households'}`}`,
    moving: 'Moving',
    moveFailed: 'Nothing was moved, everything is as it was',
    done: (count, to) => `${formatCount(count, en)} ${count === 1 ? 'household' : 'households'} moved to ${to}`,
    doneNone: 'No household was moved',
    doneLess: (missing) => `${formatCount(missing, en)} of those chosen are no longer in this hamlet and were left alone.`,
    doneNext: 'The phones of those who visit follow when they next reach a network.',
  },
});
