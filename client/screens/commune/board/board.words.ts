import { ratioWords, shareWords } from '#client/parts/ratio-words.ts';
import { formatCount } from '#client/ui/format.ts';
import { defineWords } from '#client/ui/words.ts';

const vi = 'vi';
const en = 'en';

export const boardWords = defineWords({
  vi: {
    untitled: 'Bảng của xã',
    failed: 'Chưa đọc được bảng của xã',
    inWords: 'Tình hình bằng lời',
    until: (at: string) => `đến ${at}`,
    waiting: 'Đang đọc bảng của xã',
    leftAll: (left: number, hamlets: number) =>
      `Còn ${formatCount(left, vi)} nhà chưa ai đến, ở ${formatCount(hamlets, vi)} thôn.`,
    leftNone: (households: number) => `Cả ${formatCount(households, vi)} nhà trong danh sách đều đã có người đến.`,
    leftOne: (left: number, hamlet: string) => `Còn ${formatCount(left, vi)} nhà chưa ai đến, đều ở ${hamlet}.`,
    met: (met: number, households: number) =>
      `Đã gặp ${ratioWords(met, households, vi)} nhà (${shareWords(met, households, vi)}).`,
    covered: (covered: number, households: number) =>
      `Đạt ${ratioWords(covered, households, vi)} nhà (${shareWords(covered, households, vi)}): trong nhà có ít nhất một người lớn tự làm được cả ba việc.`,
    rest: {
      notMet: (count: number) => `${formatCount(count, vi)} nhà đã ghé mà chưa gặp ai`,
      refused: (count: number) => `${formatCount(count, vi)} nhà từ chối`,
      moved: (count: number) => `${formatCount(count, vi)} nhà đã chuyển đi`,
    },
    smartphone: (known: number, households: number, yes: number) =>
      `Điện thoại thông minh: đã hỏi ${ratioWords(known, households, vi)} nhà, ${formatCount(yes, vi)} nhà có, ${formatCount(households - known, vi)} nhà chưa rõ.`,
    disputed: (count: number) => `Xem ${formatCount(count, vi)} nhà đang có 2 ý kiến`,
    table: 'Từng thôn, thôn còn nhiều nhà chưa đến đứng trước',
    hamlet: 'Thôn',
    barOf: (households: number, place: string) => `${formatCount(households, vi)} nhà của ${place}`,
    households: 'Nhà',
    notVisited: 'Chưa đến',
    notMet: 'Ghé, chưa gặp',
    visited: 'Đến, chưa đạt',
    coveredColumn: 'Đạt',
    refused: 'Từ chối',
    moved: 'Đã chuyển',
    lastVisit: 'Lượt thăm cuối',
    never: 'chưa có',
    today: (time: string) => `${time} hôm\u00a0nay`,
    total: 'Cả xã',
    ofHouseholds: (count: number, households: number) =>
      `${ratioWords(count, households, vi)} · ${shareWords(count, households, vi)}`,
    justChanged: 'vừa cập nhật',
    changedOne: (hamlet: string) => `${hamlet} vừa có số mới.`,
    changedMany: (count: number) => `${formatCount(count, vi)} thôn vừa có số mới.`,
    live: 'số tự cập nhật khi có lượt thăm mới',
    print: 'In bảng này',
    printTitle: (commune: string) => `Tình hình thăm hộ, ${commune}`,
    emptyTitle: 'Chưa có nhà nào trong danh sách của xã.',
    emptyNext: 'Nhập danh sách hộ từ tệp Excel, rồi số của từng thôn sẽ hiện ở đây.',
    emptyLooking: 'Cán bộ xã chưa nhập danh sách hộ. Khi có danh sách, số của từng thôn sẽ hiện ở đây.',
    emptyAction: 'Nhập danh sách',
  },
  en: {
    untitled: "The commune's board",
    failed: "The commune's board could not be read",
    inWords: 'The state in words',
    until: (at) => `until ${at}`,
    waiting: "Reading the commune's board",
    leftAll: (left, hamlets) => `Nobody has yet been to ${plural(left, 'household')} in ${plural(hamlets, 'hamlet')}.`,
    leftNone: (households) => `Somebody has been to every one of the ${plural(households, 'household')} on the list.`,
    leftOne: (left, hamlet) => `Nobody has yet been to ${plural(left, 'household')}, all in ${hamlet}.`,
    met: (met, households) =>
      `${formatCount(met, en)} of ${plural(households, 'household')} met (${shareWords(met, households, en)}).`,
    covered: (covered, households) =>
      `${formatCount(covered, en)} of ${plural(households, 'household')} covered (${shareWords(covered, households, en)}): at least one adult does all three things alone.`,
    rest: {
      notMet: (count) => `${plural(count, 'household')} tried, nobody met yet`,
      refused: (count) => `${formatCount(count, en)} refused`,
      moved: (count) => `${formatCount(count, en)} moved away`,
    },
    smartphone: (known, households, yes) =>
      `Smartphone: ${formatCount(known, en)} of ${plural(households, 'household')} asked, ${formatCount(yes, en)} have one, ${formatCount(households - known, en)} not known.`,
    disputed: (count) => `See ${plural(count, 'household')} with 2 opinions`,
    table: 'Hamlet by hamlet, most doors not yet visited first',
    hamlet: 'Hamlet',
    barOf: (households, place) => `${plural(households, 'household')} of ${place}`,
    households: 'Houses',
    notVisited: 'Not visited',
    notMet: 'Tried, not met',
    visited: 'Met, not covered',
    coveredColumn: 'Covered',
    refused: 'Refused',
    moved: 'Moved',
    lastVisit: 'Last visit',
    never: 'none yet',
    today: (time) => `${time} today`,
    total: 'Commune',
    ofHouseholds: (count, households) =>
      `${ratioWords(count, households, en)} · ${shareWords(count, households, en)}`,
    justChanged: 'just updated',
    changedOne: (hamlet) => `${hamlet} has new numbers.`,
    changedMany: (count) => `${plural(count, 'hamlet')} have new numbers.`,
    live: 'the numbers follow by themselves',
    print: 'Print this board',
    printTitle: (commune) => `Household visits, ${commune}`,
    emptyTitle: "There is no household on the commune's list yet.",
    emptyNext: 'Import the list of households from a spreadsheet; the numbers of each hamlet then stand here.',
    emptyLooking: 'The commune has not imported its list yet. The numbers of each hamlet will then stand here.',
    emptyAction: 'Import the list',
  },
});

function plural(count: number, noun: string): string {
  return `${formatCount(count, en)} ${noun}${count === 1 ? '' : 's'}`;
}
