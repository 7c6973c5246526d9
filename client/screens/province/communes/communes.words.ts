import { ratioWords, shareWords } from '#client/parts/ratio-words.ts';
import { formatCount } from '#client/ui/format.ts';
import { defineWords } from '#client/ui/words.ts';

const vi = 'vi';
const en = 'en';

export const communesWords = defineWords({
  vi: {
    untitled: 'Các xã',
    failed: 'Chưa đọc được số của các xã',
    inWords: 'Tình hình bằng lời',
    until: (at: string) => `đến ${at}`,
    waiting: 'Đang đọc số của các xã',
    lagging: (commune: string, open: number, households: number) =>
      `${commune}, còn ${ratioWords(open, households, vi)} nhà chưa ai đến (${shareWords(open, households, vi)})`,
    laggingFirst: (commune: string) => `Chậm nhất: ${commune}.`,
    laggingNext: (communes: string) => `Rồi đến ${communes}.`,
    laggingNone: 'Xã nào có danh sách cũng đã đến hết các nhà.',
    met: (met: number, households: number, communes: number) =>
      `Cả ${formatCount(communes, vi)} xã đã gặp ${ratioWords(met, households, vi)} nhà (${shareWords(met, households, vi)}).`,
    covered: (covered: number, households: number) =>
      `Đạt ${ratioWords(covered, households, vi)} nhà (${shareWords(covered, households, vi)}): trong nhà có ít nhất một người lớn tự làm được cả ba việc.`,
    withoutList: (count: number, names: string) => `${formatCount(count, vi)} xã chưa nhập danh sách hộ: ${names}.`,
    table: 'Từng xã, xã còn nhiều nhà chưa đến đứng trước',
    commune: 'Xã',
    hamlets: 'Thôn',
    households: 'Nhà',
    notVisited: 'Chưa đến',
    metColumn: 'Đã gặp',
    coveredColumn: 'Đạt',
    lastVisit: 'Lượt thăm cuối',
    never: 'chưa có',
    today: (time: string) => `${time} hôm\u00a0nay`,
    total: 'Cả tỉnh',
    countOf: (count: number, households: number) =>
      households === 0 ? '–' : `${formatCount(count, vi)} · ${shareWords(count, households, vi)}`,
    ofHouseholds: (count: number, households: number) =>
      households === 0
        ? '–'
        : `${ratioWords(count, households, vi)} · ${shareWords(count, households, vi)}`,
    barOf: (households: number, place: string) => `${formatCount(households, vi)} nhà của ${place}`,
    justChanged: 'vừa cập nhật',
    changedOne: (commune: string) => `${commune} vừa có số mới.`,
    changedMany: (count: number) => `${formatCount(count, vi)} xã vừa có số mới.`,
    funnelTitle: 'Điện thoại thông minh của hộ nghèo và cận nghèo',
    funnelFirst: (reviewed: number, without: number) =>
      `${formatCount(reviewed, vi)} hộ đã rà soát, ${formatCount(without, vi)} hộ chưa có điện thoại thông minh (${shareWords(without, reviewed, vi)}).`,
    funnelUnknown: (unknown: number, listed: number) =>
      `Còn ${ratioWords(unknown, listed, vi)} hộ trong danh sách chưa rõ, vì chưa ai đến hỏi được.`,
    funnelNobody: 'Chưa xã nào có hộ nghèo hoặc cận nghèo trong danh sách đã nhập.',
    funnelNotBegun: (listed: number) =>
      `${formatCount(listed, vi)} hộ nghèo và cận nghèo trong danh sách, chưa hộ nào được hỏi về điện thoại thông minh.`,
    group: { poor: 'Hộ nghèo', nearPoor: 'Hộ cận nghèo' },
    listed: 'Trong danh sách',
    reviewed: 'Đã rà soát',
    without: 'Không có điện thoại thông minh',
    others: 'Các hộ khác',
    unknown: 'Chưa rõ',
    funnelColumn: {
      poorListed: 'Nghèo',
      poorReviewed: 'Nghèo: đã rà soát',
      poorWithout: 'Nghèo: không có máy',
      nearPoorListed: 'Cận nghèo',
      nearPoorReviewed: 'Cận nghèo: đã rà soát',
      nearPoorWithout: 'Cận nghèo: không có máy',
    },
    unknownCount: (count: number) => `${formatCount(count, vi)} chưa rõ`,
    listedValue: (listed: number) => `${formatCount(listed, vi)} hộ`,
    reviewedValue: (reviewed: number, listed: number, unknown: number) =>
      `${ratioWords(reviewed, listed, vi)} hộ · ${shareWords(reviewed, listed, vi)} · ${formatCount(unknown, vi)} chưa rõ`,
    withoutValue: (without: number, reviewed: number) =>
      `${ratioWords(without, reviewed, vi)} hộ đã rà soát · ${shareWords(without, reviewed, vi)}`,
    funnelTable: 'Từng xã: hộ nghèo và cận nghèo, đã rà soát, không có điện thoại thông minh',
    print: 'In trang này',
    printTitle: (province: string) => `Tình hình thăm hộ của các xã, ${province}`,
    emptyTitle: 'Tỉnh chưa có xã nào dùng Từng Nhà.',
    emptyNext: 'Nhờ người quản trị thêm xã và tài khoản cho cán bộ xã.',
    live: 'số tự cập nhật khi có lượt thăm mới',
  },
  en: {
    untitled: 'Communes',
    failed: 'The numbers of the communes could not be read',
    inWords: 'The state in words',
    until: (at) => `until ${at}`,
    waiting: 'Reading the numbers of the communes',
    lagging: (commune, open, households) =>
      `${commune}, ${formatCount(open, en)} of ${formatCount(households, en)} households not visited (${shareWords(open, households, en)})`,
    laggingFirst: (commune) => `Furthest behind: ${commune}.`,
    laggingNext: (communes) => `Then ${communes}.`,
    laggingNone: 'Every commune with a list has been to all of its households.',
    met: (met, households, communes) =>
      `${formatCount(met, en)} of ${formatCount(households, en)} households met in ${formatCount(communes, en)} communes (${shareWords(met, households, en)}).`,
    covered: (covered, households) =>
      `${formatCount(covered, en)} of ${formatCount(households, en)} households covered (${shareWords(covered, households, en)}): at least one adult does all three things alone.`,
    withoutList: (count, names) => `${formatCount(count, en)} communes have not imported a list: ${names}.`,
    table: 'Commune by commune, furthest behind first',
    commune: 'Commune',
    hamlets: 'Hamlets',
    households: 'Houses',
    notVisited: 'Not visited',
    metColumn: 'Met',
    coveredColumn: 'Covered',
    lastVisit: 'Last visit',
    never: 'none yet',
    today: (time) => `${time} today`,
    total: 'Province',
    countOf: (count, households) =>
      households === 0 ? '–' : `${formatCount(count, en)} · ${shareWords(count, households, en)}`,
    ofHouseholds: (count, households) =>
      households === 0
        ? '–'
        : `${ratioWords(count, households, en)} · ${shareWords(count, households, en)}`,
    barOf: (households, place) => `${formatCount(households, en)} households of ${place}`,
    justChanged: 'just updated',
    changedOne: (commune) => `${commune} has new numbers.`,
    changedMany: (count) => `${formatCount(count, en)} communes have new numbers.`,
    funnelTitle: 'Smartphones of poor and near-poor households',
    funnelFirst: (reviewed, without) =>
      `${formatCount(reviewed, en)} households reviewed, ${formatCount(without, en)} without a smartphone (${shareWords(without, reviewed, en)}).`,
    funnelUnknown: (unknown, listed) =>
      `${formatCount(unknown, en)} of ${formatCount(listed, en)} listed households are not known yet: nobody could ask.`,
    funnelNobody: 'No commune has a poor or near-poor household on its imported list.',
    funnelNotBegun: (listed) =>
      `${formatCount(listed, en)} poor and near-poor households on the lists; none has been asked about a smartphone yet.`,
    group: { poor: 'Poor', nearPoor: 'Near-poor' },
    listed: 'On the list',
    reviewed: 'Reviewed',
    without: 'Without a smartphone',
    others: 'The others',
    unknown: 'Not known',
    funnelColumn: {
      poorListed: 'Poor',
      poorReviewed: 'Poor: reviewed',
      poorWithout: 'Poor: without',
      nearPoorListed: 'Near-poor',
      nearPoorReviewed: 'Near-poor: reviewed',
      nearPoorWithout: 'Near-poor: without',
    },
    unknownCount: (count) => `${formatCount(count, en)} not known`,
    listedValue: (listed) => `${formatCount(listed, en)} households`,
    reviewedValue: (reviewed, listed, unknown) =>
      `${ratioWords(reviewed, listed, en)} · ${shareWords(reviewed, listed, en)} · ${formatCount(unknown, en)} not known`,
    withoutValue: (without, reviewed) =>
      `${ratioWords(without, reviewed, en)} reviewed · ${shareWords(without, reviewed, en)}`,
    funnelTable: 'Commune by commune: poor and near-poor, reviewed, without a smartphone',
    print: 'Print this page',
    printTitle: (province) => `Household visits by commune, ${province}`,
    emptyTitle: 'No commune of the province uses Từng Nhà yet.',
    emptyNext: 'Ask the administrator to add communes and accounts for their officials.',
    live: 'the numbers follow by themselves',
  },
});
