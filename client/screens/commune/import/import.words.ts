import type { PovertyClass } from '#shared/household/household.ts';
import type { RosterColumn, RosterField, RosterRowErrorCode } from '#shared/household/roster.ts';
import { formatCount } from '#client/ui/format.ts';
import { defineWords, type Phrases } from '#client/ui/words.ts';

const vi = {
  title: 'Nhập danh sách hộ',
  needTitle: 'Tệp cần có gì',
  need: 'Một bảng .xlsx hoặc .csv, mỗi hàng là một hộ, có dòng tiêu đề. Các cột:',
  needPoverty: 'Loại hộ ghi: Hộ nghèo, Hộ cận nghèo, hoặc để trống nếu không thuộc diện nào.',
  needSafe: 'Chọn tệp chỉ để xem trước. Chưa ghi gì vào danh sách cho đến khi bạn bấm nút nhập.',
  sample: 'Tải tệp mẫu (.csv)',
  sampleFile: 'mau-danh-sach-ho.csv',
  sampleHamlet: 'Thôn Một',
  column: {
    hamlet: 'Thôn',
    headName: 'Tên chủ hộ',
    address: 'Địa chỉ',
    phone: 'Điện thoại',
    poverty: 'Loại hộ',
    people: 'Số nhân khẩu',
  } satisfies Record<RosterColumn, string>,
  columnNote: { required: 'bắt buộc', wanted: 'nếu có' },
  povertyCell: { poor: 'Hộ nghèo', 'near-poor': 'Hộ cận nghèo', none: '' } satisfies Record<PovertyClass, string>,
  choose: 'Chọn tệp danh sách',
  chooseOther: 'Chọn tệp khác',
  drop: 'hoặc kéo tệp vào đây',
  reading: (file: string) => `Đang đọc ${file}`,
  failed: (file: string) => `Chưa đọc được ${file}`,
  previewTitle: (file: string) => `Xem trước: ${file}`,
  nothingYet: 'Chưa ghi gì cả. Đây là những gì sẽ thay đổi nếu bạn nhập.',
  rows: (rows: number, sheet: string) => `Tệp có ${formatCount(rows, 'vi')} hàng ghi hộ${sheet}.`,
  inSheet: (sheet: string) => `, ở trang tính “${sheet}”`,
  created: (count: number) => `${formatCount(count, 'vi')} hộ mới`,
  changed: (count: number) => `${formatCount(count, 'vi')} hộ có thay đổi`,
  same: (count: number) => `${formatCount(count, 'vi')} hộ giữ nguyên`,
  leftOut: (count: number) => `${formatCount(count, 'vi')} hàng có lỗi, sẽ để lại ngoài danh sách`,
  passedOver: (count: number) =>
    `Bỏ qua ${formatCount(count, 'vi')} hàng không phải hộ: hàng trống, hàng tổng cộng, hàng đánh số cột.`,
  confirm: (create: number, change: number) => {
    const parts = [
      create > 0 ? `Nhập ${formatCount(create, 'vi')} hộ mới` : '',
      change > 0 ? `${create > 0 ? 'sửa' : 'Sửa'} ${formatCount(change, 'vi')} hộ` : '',
    ];
    return parts.filter((part) => part !== '').join(', ');
  },
  leaving: (rows: number) => ` · bỏ lại ${formatCount(rows, 'vi')} hàng lỗi`,
  cancel: 'Không nhập',
  writing: 'Đang nhập',
  writeFailed: 'Chưa nhập được',
  previewAgain: 'Xem trước lại',
  nothingChanges: (same: number) =>
    same === 0
      ? 'Không có hàng nào nhập được. Sửa các lỗi dưới đây trong tệp rồi chọn lại tệp.'
      : `Không có gì thay đổi: cả ${formatCount(same, 'vi')} hộ đọc được trong tệp đã có trong danh sách, đúng như vậy.`,
  written: (create: number, change: number, time: string) => {
    const parts = [
      create > 0 ? `nhập ${formatCount(create, 'vi')} hộ mới` : '',
      change > 0 ? `sửa ${formatCount(change, 'vi')} hộ` : '',
    ];
    return `Đã ${parts.filter((part) => part !== '').join(', ')}, lúc ${time}`;
  },
  writtenNext: 'Máy của những người đi thăm sẽ tự có danh sách mới ở lần có mạng tới.',
  leftRows: (count: number) =>
    `${formatCount(count, 'vi')} hàng lỗi còn nằm ngoài danh sách. Sửa trong tệp rồi nhập lại cả tệp: những hộ đã nhập sẽ giữ nguyên.`,
  toBoard: 'Xem bảng của xã',
  toHouseholds: 'Xem danh sách hộ',
  errors: 'Những hàng có lỗi',
  errorsFirst: (shown: number, all: number) =>
    `Đang hiện ${formatCount(shown, 'vi')} lỗi đầu trong ${formatCount(all, 'vi')} lỗi.`,
  errorRow: 'Hàng',
  errorColumn: 'Cột',
  errorValue: 'Trong tệp ghi',
  errorWhy: 'Vì sao, và sửa thế nào',
  emptyCell: '(trống)',
  why: {
    'address-is-a-date': () => 'Địa chỉ đã bị bảng tính đổi thành ngày. Định dạng cột là chữ rồi gõ lại.',
    'duplicate-in-file': (value: string) => `Hộ này đã có ở hàng ${value} của tệp. Xóa bớt một hàng.`,
    'hamlet-missing': () => 'Chưa ghi thôn. Điền tên thôn của hộ.',
    'hamlet-unknown': () => 'Xã không có thôn tên này. Sửa cho đúng tên thôn trong danh mục của xã.',
    'head-missing': () => 'Chưa có tên chủ hộ. Điền họ và tên.',
    'household-ambiguous': () =>
      'Trong danh sách có vài hộ giống hàng này nên không rõ là hộ nào. Điền thêm địa chỉ hoặc số điện thoại.',
    'people-not-a-number': () => 'Số nhân khẩu không phải là số. Chỉ ghi số, ví dụ 4.',
    'people-out-of-range': () => 'Số nhân khẩu phải từ 1 đến 60. Xem lại con số này.',
    'phone-unreadable': () => 'Không đọc được thành một số điện thoại. Sửa lại hoặc để trống.',
    'poverty-unknown': () => 'Không rõ loại hộ nào. Ghi Hộ nghèo, Hộ cận nghèo, hoặc để trống.',
    'text-too-long': () => 'Chữ trong ô này dài quá. Rút gọn lại.',
  } satisfies Record<RosterRowErrorCode, (value: string) => string>,
  sampleTitle: 'Vài hàng sẽ được ghi',
  sampleOf: (shown: number, all: number) => `${formatCount(shown, 'vi')} trong ${formatCount(all, 'vi')} hàng`,
  sampleHead: 'Chủ hộ',
  sampleHamletColumn: 'Thôn',
  sampleKind: 'Sẽ thế nào',
  kindNew: 'hộ mới',
  kindChanged: (fields: string) => `sửa: ${fields}`,
  field: {
    headName: 'tên chủ hộ',
    address: 'địa chỉ',
    phone: 'điện thoại',
    poverty: 'loại hộ',
    people: 'số nhân khẩu',
  } satisfies Record<RosterField, string>,
} satisfies Phrases;

export const importWords = defineWords({
  vi,
  en: {
    title: 'Import the list of households',
    needTitle: 'What the file must have',
    need: 'One .xlsx or .csv table with a header row, one household a row. The columns:',
    needPoverty: 'The class is written Hộ nghèo (poor), Hộ cận nghèo (near-poor), or left empty when it is neither.',
    needSafe: 'Choosing a file only shows a preview. Nothing is written to the list until you press the import button.',
    sample: 'Download a sample (.csv)',
    sampleFile: 'mau-danh-sach-ho.csv',
    sampleHamlet: 'Thôn Một',
    // The names of the columns are part of the file, so they stay as the importer reads them.
    column: vi.column,
    columnNote: { required: 'needed', wanted: 'if there is one' },
    povertyCell: vi.povertyCell,
    choose: 'Choose the list',
    chooseOther: 'Choose another file',
    drop: 'or drag it here',
    reading: (file) => `Reading ${file}`,
    failed: (file) => `${file} could not be read`,
    previewTitle: (file) => `Preview: ${file}`,
    nothingYet: 'Nothing has been written. This is what would change if you import.',
    rows: (rows, sheet) => `The file has ${formatCount(rows, 'en')} rows of households${sheet}.`,
    inSheet: (sheet) => `, on sheet “${sheet}”`,
    created: (count) => `${formatCount(count, 'en')} new`,
    changed: (count) => `${formatCount(count, 'en')} changed`,
    same: (count) => `${formatCount(count, 'en')} as they were`,
    leftOut: (count) => `${formatCount(count, 'en')} rows with errors, left out`,
    passedOver: (count) =>
      `${formatCount(count, 'en')} rows are no households and were passed over: empty rows, totals, column numbers.`,
    confirm: (create, change) => {
      const parts = [
        create > 0 ? `Import ${formatCount(create, 'en')} new` : '',
        change > 0 ? `${create > 0 ? 'change' : 'Change'} ${formatCount(change, 'en')}` : '',
      ];
      return parts.filter((part) => part !== '').join(', ');
    },
    leaving: (rows) => ` · leave out ${formatCount(rows, 'en')} with errors`,
    cancel: 'Do not import',
    writing: 'Importing',
    writeFailed: 'The list was not imported',
    previewAgain: 'Preview again',
    nothingChanges: (same) =>
      same === 0
        ? 'No row can be imported. Mend the errors below in the file, then choose it again.'
        : `Nothing changes: all ${formatCount(same, 'en')} households read from the file are on the list, just so.`,
    written: (create, change, time) => {
      const parts = [
        create > 0 ? `${formatCount(create, 'en')} new imported` : '',
        change > 0 ? `${formatCount(change, 'en')} changed` : '',
      ];
      return `${parts.filter((part) => part !== '').join(', ')}, at ${time}`;
    },
    writtenNext: "The volunteers' phones get the new list the next time they have a network.",
    leftRows: (count) =>
      `${formatCount(count, 'en')} rows with errors are still not on the list. Mend them in the file and import the whole file again: what was imported stays as it is.`,
    toBoard: "See the commune's board",
    toHouseholds: 'See the households',
    errors: 'Rows with errors',
    errorsFirst: (shown, all) => `The first ${formatCount(shown, 'en')} of ${formatCount(all, 'en')} errors are shown.`,
    errorRow: 'Row',
    errorColumn: 'Column',
    errorValue: 'The file says',
    errorWhy: 'Why, and how to mend it',
    emptyCell: '(empty)',
    why: {
      'address-is-a-date': () => 'The spreadsheet turned the address into a date. Make the column text and type it again.',
      'duplicate-in-file': (value) => `This household stands in row ${value} already. Delete one of the two.`,
      'hamlet-missing': () => 'No hamlet is given. Fill in the name of the hamlet.',
      'hamlet-unknown': () => 'The commune has no hamlet of this name. Write it as the commune does.',
      'head-missing': () => 'The head of household is missing. Fill in the full name.',
      'household-ambiguous': () =>
        'Several households on the list look like this row. Add the address or the phone number.',
      'people-not-a-number': () => 'The number of people is no number. Write the number alone, as in 4.',
      'people-out-of-range': () => 'The number of people must be from 1 to 60. Look at it again.',
      'phone-unreadable': () => 'This cannot be read as a phone number. Mend it or leave it empty.',
      'poverty-unknown': () => 'This class is not known. Write Hộ nghèo, Hộ cận nghèo, or leave it empty.',
      'text-too-long': () => 'The text in this cell is too long. Shorten it.',
    },
    sampleTitle: 'Some of the rows that would be written',
    sampleOf: (shown, all) => `${formatCount(shown, 'en')} of ${formatCount(all, 'en')} rows`,
    sampleHead: 'Head of household',
    sampleHamletColumn: 'Hamlet',
    sampleKind: 'What happens',
    kindNew: 'new',
    kindChanged: (fields) => `changed: ${fields}`,
    field: {
      headName: 'head of household',
      address: 'address',
      phone: 'phone',
      poverty: 'class',
      people: 'number of people',
    },
  },
});
