import type { ProblemCode, ProblemDetails } from '#shared/base/problem.ts';
import { defineWords, type Phrases, useWords } from '#client/ui/words.ts';

// What the importer tells of a file that is no table, and of one that is too large.
const notATable = {
  vi: {
    binary: 'Tệp này không phải bảng tính.',
    damaged: 'Tệp này bị hỏng, không mở được.',
    encoding: 'Chữ trong tệp không phải Unicode (có thể là TCVN3 hoặc VNI).',
    image: 'Tệp này là ảnh.',
    'not-a-workbook': 'Tệp này không phải bảng tính.',
    'old-excel': 'Tệp này là Excel đời cũ (.xls) hoặc có khóa mật khẩu.',
    pdf: 'Tệp này là PDF.',
    'web-page': 'Tệp này là một trang web, không phải bảng tính.',
    withheld: 'Máy tính không cho đọc tệp này: tệp đã bị chuyển chỗ, đổi tên, hoặc đang mở ở chương trình khác.',
  },
  en: {
    binary: 'This file is no spreadsheet.',
    damaged: 'This file is damaged and cannot be opened.',
    encoding: 'The text in this file is not Unicode (it may be TCVN3 or VNI).',
    image: 'This file is a picture.',
    'not-a-workbook': 'This file is no spreadsheet.',
    'old-excel': 'This file is old Excel (.xls) or locked with a password.',
    pdf: 'This file is a PDF.',
    'web-page': 'This file is a web page, not a spreadsheet.',
    withheld: 'The computer does not let us read this file: it was moved, renamed, or is open elsewhere.',
  },
};
const tooLarge = {
  vi: {
    bytes: 'Tệp nặng quá 5 MB.',
    rows: 'Danh sách dài quá 20.000 hàng.',
    columns: 'Bảng có quá nhiều cột: kiểm tra xem có ô nào ghi lạc ra xa không.',
  },
  en: {
    bytes: 'The file is larger than 5 MB.',
    rows: 'The list is longer than 20,000 rows.',
    columns: 'The table has too many columns: look for a stray cell far to the right.',
  },
};

const vi = {
  'account.enrolment-expired': 'Đường dẫn kết nối này đã quá hạn. Nhờ cán bộ xã tạo đường dẫn mới.',
  'account.enrolment-unknown': 'Không có đường dẫn kết nối nào như vậy. Mở lại đúng đường dẫn cán bộ xã đã gửi, hoặc xin đường dẫn mới.',
  'account.enrolment-used': 'Đường dẫn này đã dùng cho một máy khác. Mỗi máy cần một đường dẫn riêng: nhờ cán bộ xã tạo thêm.',
  'account.not-signed-in': 'Bạn cần đăng nhập lại để tiếp tục.',
  'account.sign-in-wrong': 'Tên đăng nhập hoặc mật khẩu chưa đúng. Gõ lại, xem có bật nhầm chữ hoa hay bộ gõ tiếng Việt không.',
  'account.too-many-tries': (details: ProblemDetails) =>
    `Đã thử sai nhiều lần. Chờ ${minutesOf(details) ?? 10} phút rồi đăng nhập lại.`,
  'account.username-taken': 'Tên đăng nhập này đã có người dùng. Chọn một tên khác.',
  'access.denied': 'Bạn không được giao xem hoặc làm việc này. Nếu cần, nhờ người quản trị giao thêm quyền.',
  'bundle.foreign': 'Tệp này của một máy chủ khác, hoặc của một điện thoại xã chưa biết. Hỏi người đưa tệp xem họ thuộc xã nào.',
  'bundle.not-one': 'Đây không phải tệp trao tay của Từng Nhà. Chọn lại đúng tệp đã nhận.',
  'bundle.not-ready': 'Máy này chưa trao tay được: cần liên lạc với xã một lần trước đã. Khi có mạng, mở Từng Nhà và bấm Gửi ngay.',
  'bundle.tampered': 'Tệp này đã bị sửa hoặc hỏng trên đường đi. Xin người gửi đưa lại tệp mới: bài vẫn còn trên máy của họ.',
  'bundle.too-large': 'Tệp này lớn quá 1 MB, không phải tệp trao tay của Từng Nhà.',
  'bundle.too-many': 'Vừa có quá nhiều tệp gửi lên từ chỗ này. Chờ 10 phút rồi gửi tiếp: tệp vẫn còn đây.',
  'bundle.truncated': 'Tệp này bị thiếu mất một đoạn. Xin người gửi đưa lại: bài vẫn còn trên máy của họ.',
  'config.invalid': (details: ProblemDetails) =>
    `Máy chủ được cài đặt chưa đúng${inBrackets(details, 'name')}. Nhờ người quản trị sửa lại rồi khởi động máy chủ.`,
  'database.folder-in-use': 'Dữ liệu đang được một máy chủ khác mở. Nhờ người quản trị tắt bớt một máy chủ.',
  'database.migration-changed': (details: ProblemDetails) =>
    `Dữ liệu trên máy chủ không khớp với phiên bản chương trình${inBrackets(details, 'name')}. Nhờ người quản trị kiểm tra trước khi chạy tiếp.`,
  'database.unreachable': 'Máy chủ chưa mở được kho dữ liệu. Những gì bạn chưa lưu vẫn ở trên màn hình: chờ một lát rồi làm lại.',
  'device.storage-failed': 'Máy chưa đọc hoặc ghi được sổ trên máy này. Đóng Từng Nhà rồi mở lại: bài đã lưu vẫn còn nguyên.',
  'device.storage-full': 'Máy đã hết chỗ chứa. Xóa bớt ảnh hoặc ứng dụng rồi lưu lại: chữ bạn đã gõ vẫn còn đây.',
  'device.storage-lost': 'Máy này không còn giữ dữ liệu của Từng Nhà. Nhờ cán bộ xã tạo đường dẫn kết nối mới.',
  'dispute.changed-meanwhile': 'Trong lúc bạn xem, đã có người chốt hoặc có thêm ý kiến. Chưa ghi gì cả: xem lại ở dưới rồi hãy quyết.',
  'household.unknown': 'Không còn thấy hộ này trong danh sách. Quay lại danh sách và tìm lại.',
  'keys.wrong': 'Máy chủ không thấy đúng tệp khóa của mình. Nhờ người quản trị chép lại tệp khóa rồi khởi động máy chủ.',
  'operation.body-differs': 'Máy chủ đã nhận một bản khác của lượt này. Báo cán bộ xã để so hai bản, không cần gửi lại.',
  'operation.not-yours': 'Việc này của tổ trưởng hoặc cán bộ xã. Xã đã giữ lại để người có quyền xem.',
  'operation.invalid': 'Máy chủ chưa đọc được lượt này và đã giữ lại để người xem. Báo cán bộ xã, không cần gửi lại.',
  'operation.too-large': 'Lượt này dài quá mức máy chủ nhận. Bớt số người hoặc số hồ sơ trong một lượt rồi lưu lại.',
  'operation.dismissed': 'Cán bộ xã đã xem lượt này và không nhận. Cần biết vì sao, hỏi cán bộ xã.',
  'pin.wrong': 'Mã PIN chưa đúng. Gõ lại.',
  'hamlet.name-taken': 'Xã đã có thôn tên này. Đặt một tên khác.',
  'hamlet.unknown': 'Xã không còn thôn này, có thể vừa nhập vào thôn khác. Mở lại trang để xem các thôn hiện nay.',
  'place.unknown': 'Chưa có tỉnh hoặc xã này trong hệ thống. Nhờ người quản trị thêm vào trước.',
  'port.taken': (details: ProblemDetails) =>
    `Cổng của máy chủ đang có chương trình khác dùng${inBrackets(details, 'port')}. Nhờ người quản trị tắt chương trình đó hoặc chọn cổng khác.`,
  'receipt.foreign': 'Biên nhận này của một điện thoại khác. Đưa lại cho người đã nhờ mang giúp.',
  'receipt.not-one': 'Đây không phải biên nhận của Từng Nhà. Chọn lại đúng tệp, hoặc quét lại mã.',
  'receipt.tampered': 'Biên nhận này bị hỏng hoặc không do máy chủ của xã ký. Xin lại tệp biên nhận: bài trên máy vẫn còn nguyên.',
  'request.invalid': 'Máy chủ chưa hiểu điều vừa gửi. Tải lại trang rồi làm lại; nếu vẫn vậy, báo người quản trị.',
  'request.not-same-origin': 'Yêu cầu này đến từ một trang khác nên không được nhận. Mở Từng Nhà bằng đúng địa chỉ của xã rồi làm lại.',
  'request.too-large': 'Tệp hoặc nội dung gửi lên lớn quá mức máy chủ nhận. Chia nhỏ ra rồi gửi từng phần.',
  'review.already-decided': 'Lượt này đã có người xem và quyết rồi. Tải lại danh sách để thấy kết quả.',
  'roster.changed-since-preview':
    'Danh sách hộ của xã đã thay đổi sau khi bạn xem trước. Chưa ghi gì cả: xem trước lại rồi hãy nhập.',
  'roster.empty': 'Tệp này không có hàng nào dưới dòng tiêu đề. Kiểm tra xem đã chọn đúng tệp và đúng trang tính chưa.',
  'roster.header-missing': (details: ProblemDetails) =>
    `Chưa tìm thấy dòng tiêu đề có đủ các cột cần có${missing(details, 'còn thiếu')}. Thêm cột hoặc sửa tên cột theo tệp mẫu rồi chọn lại tệp.`,
  'roster.not-a-table': (details: ProblemDetails) =>
    `${chosen(details, 'reason', notATable.vi) ?? 'Không đọc được tệp này như một bảng.'} Lưu lại thành .xlsx hoặc .csv rồi chọn lại.`,
  'roster.too-large': (details: ProblemDetails) =>
    `${chosen(details, 'what', tooLarge.vi) ?? 'Danh sách dài quá mức nhận một lần.'} Chia theo thôn thành vài tệp rồi nhập từng tệp.`,
  'scope.not-yours': 'Thôn này không được giao cho bạn. Nhờ cán bộ xã giao thêm thôn.',
  'server.busy': 'Nhiều máy đang tải cùng lúc nên máy chủ chưa kịp trả lời. Bạn cứ làm, máy này sẽ tự tải tiếp.',
  'server.failed': 'Máy chủ gặp trục trặc và chưa làm xong việc này. Chờ một lát rồi làm lại; nếu vẫn vậy, báo người quản trị.',
  'server.not-understood':
    'Câu trả lời không phải của máy chủ Từng Nhà. Nếu đang dùng wifi phải đăng nhập, hãy đăng nhập wifi trước, rồi làm lại.',
  'server.unreachable': 'Chưa nối được tới máy chủ của xã. Kiểm tra mạng rồi làm lại.',
} satisfies Record<ProblemCode, string | ((details: ProblemDetails) => string)> & Phrases;

/** What happened and what to do next, for every problem the product knows. */
export const problemWords = defineWords({
  vi,
  en: {
    'account.enrolment-expired': 'This enrolment link is too old. Ask the commune official for a new one.',
    'account.enrolment-unknown':
      'There is no such enrolment link. Open the very link the commune official sent, or ask for a new one.',
    'account.enrolment-used':
      'This link has already been used on another phone. Each phone needs its own: ask the commune official for one more.',
    'account.not-signed-in': 'You need to sign in again to go on.',
    'account.sign-in-wrong':
      'The user name or the password is not right. Type again, and check capital letters and the Vietnamese keyboard.',
    'account.too-many-tries': (details) =>
      `Too many wrong tries. Wait ${minutesOf(details) ?? 10} minutes, then sign in again.`,
    'account.username-taken': 'Somebody already has this user name. Choose another.',
    'access.denied': 'You have not been given this to see or to do. If you need it, ask the administrator.',
    'bundle.foreign': 'This file belongs to another server, or to a phone that the commune does not know. Ask who gave it which commune they are from.',
    'bundle.not-one': 'This is no hand-over file of Từng Nhà. Choose the file that you were given.',
    'bundle.not-ready': 'This phone cannot hand over yet: it must have reached the commune once. When there is a network, open Từng Nhà and press Send now.',
    'bundle.tampered': 'This file was changed or damaged on its way. Ask the sender for a new one: the work is still on their phone.',
    'bundle.too-large': 'This file is larger than 1 MB and no hand-over file of Từng Nhà.',
    'bundle.too-many': 'Too many files came from here just now. Wait 10 minutes and send again: the file is still here.',
    'bundle.truncated': 'A part of this file is missing. Ask the sender for it again: the work is still on their phone.',
    'config.invalid': (details) =>
      `The server is not set up rightly${inBrackets(details, 'name')}. Ask the administrator to mend it and start the server again.`,
    'database.folder-in-use': 'Another server has the data open. Ask the administrator to stop one of the two.',
    'database.migration-changed': (details) =>
      `The data on the server does not fit this version of the program${inBrackets(details, 'name')}. Ask the administrator to look before going on.`,
    'database.unreachable':
      'The server cannot open its data just now. What you have not saved is still on the screen: wait a moment, then try again.',
    'device.storage-failed':
      'The book on this phone could not be read or written. Close Từng Nhà and open it again: saved work is still here.',
    'device.storage-full':
      'This phone has no room left. Delete some photos or apps, then save again: what you typed is still here.',
    'device.storage-lost':
      'This phone no longer holds the data of Từng Nhà. Ask the commune official for a new enrolment link.',
    'dispute.changed-meanwhile':
      'Meanwhile somebody has settled this, or said more. Nothing was written: look again below before you decide.',
    'household.unknown': 'This household is no longer in the list. Go back to the list and look for it again.',
    'keys.wrong': 'The server does not find its own keys. Ask the administrator to put the file back and start the server again.',
    'operation.body-differs':
      'The server has already received another version of this. Tell the commune official to compare them; do not send again.',
    'operation.not-yours': 'This is for a team lead or an official to do. The commune keeps it for one of them to look at.',
    'operation.invalid':
      'The server could not read this and kept it for a person to look at. Tell the commune official; do not send again.',
    'operation.too-large': 'This is longer than the server takes. Put fewer people or files in one visit and save again.',
    'operation.dismissed': 'The commune official has looked at this and did not take it. Ask the official if you want to know why.',
    'pin.wrong': 'The PIN is not right. Type it again.',
    'hamlet.name-taken': 'The commune has a hamlet of this name already. Choose another.',
    'hamlet.unknown': 'The commune has no such hamlet any more; it may have become a part of another. Open the page again.',
  'place.unknown': 'This province or commune is not in the system yet. Ask the administrator to add it first.',
    'port.taken': (details) =>
      `Another program is using the server's port${inBrackets(details, 'port')}. Ask the administrator to stop it or choose another port.`,
    'receipt.foreign': 'This receipt is for another phone. Give it back to whoever asked you to carry.',
    'receipt.not-one': 'This is no receipt of Từng Nhà. Choose the right file, or scan the code again.',
    'receipt.tampered': 'This receipt is damaged, or was not signed by the commune’s server. Ask for it again: the work on this phone is untouched.',
    'request.invalid':
      'The server did not understand what was sent. Load the page again and repeat; if it stays so, tell the administrator.',
    'request.not-same-origin':
      "This request came from another site and was not taken. Open Từng Nhà at the commune's own address and repeat.",
    'request.too-large': 'The file or text is larger than the server takes. Split it and send one part at a time.',
    'review.already-decided': 'Somebody has already decided about this. Load the list again to see.',
    'roster.changed-since-preview':
      "The commune's list changed after your preview. Nothing was written: preview again, then import.",
    'roster.empty': 'There is no row below the header in this file. Check that it is the right file and the right sheet.',
    'roster.header-missing': (details) =>
      `No header row with the needed columns was found${missing(details, 'missing')}. Add or rename the columns as in the sample file, then choose the file again.`,
    'roster.not-a-table': (details) =>
      `${chosen(details, 'reason', notATable.en) ?? 'This file cannot be read as a table.'} Save it as .xlsx or .csv and choose it again.`,
    'roster.too-large': (details) =>
      `${chosen(details, 'what', tooLarge.en) ?? 'The list is longer than is taken at once.'} Split it by hamlet and import file by file.`,
    'scope.not-yours': 'This hamlet was not given to you. Ask the commune official for it.',
    'server.busy': 'Many phones are fetching at once and the server is busy. Go on working; this phone will go on by itself.',
    'server.failed':
      'The server ran into trouble and did not finish. Wait a moment, then try again; if it stays so, tell the administrator.',
    'server.not-understood':
      'The answer did not come from the Từng Nhà server. If this wifi asks for a sign-in, sign in to it first, then try again.',
    'server.unreachable': "The commune's server cannot be reached. Check the network, then try again.",
  },
});

/** Gives the sentence for a problem in the reader's language. `details` are those the problem carries. */
export function useProblemWords(): (code: ProblemCode, details?: ProblemDetails) => string {
  const words = useWords(problemWords);
  return (code, details = {}) => {
    const phrase = words[code];
    return typeof phrase === 'string' ? phrase : phrase(details);
  };
}

function minutesOf(details: ProblemDetails): number | null {
  if (typeof details['minutes'] === 'number') return details['minutes'];
  return typeof details['seconds'] === 'number' ? Math.max(1, Math.ceil(details['seconds'] / 60)) : null;
}

function inBrackets(details: ProblemDetails, key: string): string {
  const value = details[key] ?? null;
  return value === null ? '' : ` (${value})`;
}

function missing(details: ProblemDetails, word: string): string {
  const columns = details['missing'] ?? null;
  return columns === null ? '' : `, ${word}: ${columns}`;
}

function chosen(details: ProblemDetails, key: string, sentences: Readonly<Record<string, string>>): string | undefined {
  return sentences[String(details[key] ?? '')];
}
