import type { Role } from '#shared/account/role.ts';
import type { ProblemCode, ProblemDetails } from '#shared/base/problem.ts';

/** What the programs say in a terminal. Both languages are said one after the other, Vietnamese first. */
type TerminalWords = {
  preparing: string;
  running: string;
  openIt: string;
  demonstration: string;
  accounts: string;
  enrolment: string;
  toStop: string;
  stopping: string;
  schemaIsCurrent: string;
  schemaApplied: (names: string) => string;
  accountAdded: (username: string, password: string) => string;
  placesAdded: (hamlets: number) => string;
  backupRecorded: (moment: string) => string;
  historyBegunAnew: string;
  keysBegunAnew: (file: string) => string;
  roles: Record<Role, string>;
  problems: Partial<Record<ProblemCode, (details: ProblemDetails) => string>>;
  unexpected: (message: string) => string;
};

const vi: TerminalWords = {
  preparing: 'Đang mở cơ sở dữ liệu. Lần đầu có thể mất chừng mười giây.',
  running: 'Từng Nhà đang chạy',
  openIt: 'Mở địa chỉ này bằng trình duyệt:',
  demonstration: 'Dữ liệu làm thử: mọi người, mọi nhà trong đó đều do chúng tôi nghĩ ra.',
  accounts: 'Tài khoản để vào thử (tên đăng nhập, mật khẩu):',
  enrolment: 'Liên kết để một điện thoại thành máy của tình nguyện viên (dùng được một lần):',
  toStop: 'Muốn dừng, nhấn Ctrl + C.',
  stopping: 'Đang dừng. Mọi điều đã lưu vẫn còn nguyên.',
  schemaIsCurrent: 'Cơ sở dữ liệu đã đúng phiên bản, không phải làm gì thêm.',
  schemaApplied: (names) => `Đã nâng cấp cơ sở dữ liệu: ${names}.`,
  accountAdded: (username, password) => `Đã thêm tài khoản ${username}. Mật khẩu (chỉ hiện một lần): ${password}`,
  backupRecorded: (moment) =>
    `Đã ghi nhận: mọi điều máy chủ nhận trước ${moment} đã có trong bản sao lưu cất ở máy khác.`,
  historyBegunAnew: 'Đã ghi nhận. Từng điện thoại sẽ tải lại thôn của mình và gửi lại những gì còn giữ.',
  keysBegunAnew: (file) =>
    `Đã tạo khóa mới ở ${file}. Hãy chép tệp này cất ở máy khác. Từng điện thoại sẽ nhận khóa mới ở lần liên lạc tới; tệp trao tay niêm phong bằng khóa cũ không mở được nữa, bài trong đó vẫn còn trên điện thoại.`,
  placesAdded: (hamlets) => `Đã thêm ${hamlets} thôn. Thôn đã có từ trước giữ nguyên.`,
  roles: {
    volunteer: 'Tình nguyện viên',
    lead: 'Tổ trưởng',
    official: 'Cán bộ xã',
    leader: 'Lãnh đạo xã',
    department: 'Sở KH&CN',
    admin: 'Quản trị',
  },
  problems: {
    'port.taken': ({ port }) =>
      `Cổng ${port} đang có chương trình khác dùng. Dừng chương trình đó, hoặc chọn cổng khác, ví dụ PORT=8081.`,
    'database.folder-in-use': ({ pid, file }) =>
      `Thư mục dữ liệu đang được một chương trình Từng Nhà khác dùng${pid === null ? '' : ` (số tiến trình ${pid})`}. ` +
      `Dừng chương trình đó rồi chạy lại. Nếu chắc chắn không còn chương trình nào, xóa tệp ${file}.`,
    'database.unreachable': ({ reason }) => unreachable.vi[reasonKind(reason)](reason),
    'database.migration-changed': ({ name }) =>
      `Cơ sở dữ liệu này thuộc về một bản khác của chương trình: bước ${name} không giống hoặc không có ở đây. ` +
      'Dữ liệu chưa bị đụng đến. Hãy chạy đúng bản đã dùng trước đó, hoặc bản mới hơn.',
    'place.unknown': () => 'Chưa có tỉnh hoặc xã này trong cơ sở dữ liệu. Hãy thêm bằng npm run places trước.',
    'account.username-taken': () => 'Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.',
    'keys.wrong': ({ file, why }) => keysWrong.vi[keysWhy(why)](String(file)),
    'config.invalid': ({ name }) => `Giá trị của ${name} không dùng được. ${settingsHelp.vi[settingKind(name)]}`,
  },
  unexpected: (message) => `Không chạy được vì một lỗi chưa biết: ${message}. Đặt LOG_LEVEL=debug rồi chạy lại để xem chi tiết.`,
};

const en: TerminalWords = {
  preparing: 'Opening the database. The first time this can take about ten seconds.',
  running: 'Từng Nhà is running',
  openIt: 'Open this address in a browser:',
  demonstration: 'Demonstration data: every person and every house in it is invented.',
  accounts: 'Accounts to try (name, password):',
  enrolment: 'Link that turns a phone into a volunteer’s (works once):',
  toStop: 'To stop, press Ctrl + C.',
  stopping: 'Stopping. Everything that was saved is kept.',
  schemaIsCurrent: 'The database is already up to date, nothing to do.',
  schemaApplied: (names) => `The database was brought up to date: ${names}.`,
  accountAdded: (username, password) => `Account ${username} was added. Password (shown once): ${password}`,
  backupRecorded: (moment) => `Recorded: everything received before ${moment} is in a backup on another machine.`,
  historyBegunAnew: 'Recorded. Each phone will fetch its hamlets again and send again what it still has.',
  keysBegunAnew: (file) =>
    `New keys are in ${file}. Keep a copy of that file on another machine. Each phone will take them at its next contact; bundles sealed to the old keys can no longer be opened, and the work in them is still on the phones.`,
  placesAdded: (hamlets) => `${hamlets} hamlets were added. Those already there stay as they are.`,
  roles: {
    volunteer: 'Volunteer',
    lead: 'Team lead',
    official: 'Commune official',
    leader: 'Commune leader',
    department: 'Department of Science and Technology',
    admin: 'Administrator',
  },
  problems: {
    'port.taken': ({ port }) =>
      `Port ${port} is in use by another program. Stop that program, or choose another port, for example PORT=8081.`,
    'database.folder-in-use': ({ pid, file }) =>
      `The data folder is in use by another Từng Nhà program${pid === null ? '' : ` (process ${pid})`}. ` +
      `Stop that program and start again. If you are sure that none is running, delete the file ${file}.`,
    'database.unreachable': ({ reason }) => unreachable.en[reasonKind(reason)](reason),
    'database.migration-changed': ({ name }) =>
      `This database belongs to another version of the program: step ${name} differs or is missing here. ` +
      'The data was not touched. Run the version used before, or a newer one.',
    'place.unknown': () => 'This province or commune is not in the database yet. Add it with npm run places first.',
    'account.username-taken': () => 'This username is taken. Choose another.',
    'keys.wrong': ({ file, why }) => keysWrong.en[keysWhy(why)](String(file)),
    'config.invalid': ({ name }) => `The value of ${name} cannot be used. ${settingsHelp.en[settingKind(name)]}`,
  },
  unexpected: (message) => `Cannot run because of an unknown fault: ${message}. Run again with LOG_LEVEL=debug for details.`,
};

type Reason = ProblemDetails[string] | undefined;
type ReasonKind = 'engine' | 'password' | 'noDatabase' | 'noAnswer';

const unreachable: Record<'vi' | 'en', Record<ReasonKind, (reason: Reason) => string>> = {
  vi: {
    engine: () =>
      'Không mở được cơ sở dữ liệu trong thư mục dữ liệu. Ổ đĩa có thể đã đầy hoặc bị lỗi; hãy giữ nguyên thư mục đó và xem lại ổ đĩa.',
    password: () => 'PostgreSQL không nhận tên hoặc mật khẩu trong DATABASE_URL.',
    noDatabase: () => 'PostgreSQL không có cơ sở dữ liệu ghi trong DATABASE_URL. Hãy tạo nó trước.',
    noAnswer: (reason) =>
      `Không gặp được PostgreSQL theo DATABASE_URL (${reason}). Xem lại địa chỉ, và xem PostgreSQL có đang chạy không.`,
  },
  en: {
    engine: () =>
      'The database in the data folder cannot be opened. The disk may be full or faulty; leave the folder as it is and check the disk.',
    password: () => 'PostgreSQL does not accept the name or the password in DATABASE_URL.',
    noDatabase: () => 'PostgreSQL has no database with the name in DATABASE_URL. Create it first.',
    noAnswer: (reason) =>
      `PostgreSQL cannot be reached with DATABASE_URL (${reason}). Check the address, and whether PostgreSQL is running.`,
  },
};

/** PostgreSQL documentation, appendix "Error Codes": 28P01 and 28000 wrong password or role, 3D000 no such database. */
function reasonKind(reason: Reason): ReasonKind {
  if (reason === 'engine') return 'engine';
  if (reason === '28P01' || reason === '28000') return 'password';
  return reason === '3D000' ? 'noDatabase' : 'noAnswer';
}

type KeysWhy = 'missing' | 'other' | 'unreadable';

const keysWrong: Record<'vi' | 'en', Record<KeysWhy, (file: string) => string>> = {
  vi: {
    missing: (file) =>
      `Không thấy tệp khóa ${file} của máy chủ này. Hãy chép lại tệp đã cất (hoặc tệp của tiến trình đầu tiên), hay chỉ chỗ của nó bằng KEYS_FILE. Nếu mất hẳn, chạy npm run keys:new.`,
    other: (file) =>
      `Tệp khóa ${file} không phải tệp mà cơ sở dữ liệu này đã dùng với các điện thoại. Hãy chép lại đúng tệp đã cất, hay chỉ chỗ của nó bằng KEYS_FILE. Nếu mất hẳn, chạy npm run keys:new.`,
    unreadable: (file) => `Không đọc hoặc ghi được tệp khóa ${file}. Xem lại quyền của tệp và thư mục, hay chọn chỗ khác bằng KEYS_FILE.`,
  },
  en: {
    missing: (file) =>
      `The keys of this server are not at ${file}. Put back the file that was kept (or that of the first process), or say with KEYS_FILE where it is. If it is lost for good, run npm run keys:new.`,
    other: (file) =>
      `The keys at ${file} are not those by which phones know this database. Put back the file that was kept, or say with KEYS_FILE where it is. If it is lost for good, run npm run keys:new.`,
    unreadable: (file) => `The keys at ${file} cannot be read or written. Check the rights of the file and its folder, or choose another place with KEYS_FILE.`,
  },
};

function keysWhy(why: Reason): KeysWhy {
  return why === 'missing' || why === 'other' ? why : 'unreadable';
}

type Setting =
  | 'DATABASE_URL'
  | 'DATA_FOLDER'
  | 'HOST'
  | 'PORT'
  | 'PUBLIC_ORIGIN'
  | 'LOG_LEVEL'
  | '--role'
  | '--username'
  | '--name'
  | '--commune'
  | '--province'
  | 'places.json'
  | 'moment'
  | 'argument';

const settingsHelp: Record<'vi' | 'en', Record<Setting, string>> = {
  vi: {
    DATABASE_URL: 'Cần dạng postgres://tên:mật-khẩu@máy:5432/cơ-sở-dữ-liệu.',
    DATA_FOLDER: 'Cần một thư mục mà chương trình được ghi vào.',
    HOST: 'Cần một địa chỉ của chính máy này, ví dụ 127.0.0.1.',
    PORT: 'Cần một số cổng từ 0 đến 65535 mà máy cho phép dùng, ví dụ 8080.',
    PUBLIC_ORIGIN: 'Cần dạng https://tên-miền, không có gì phía sau.',
    LOG_LEVEL: 'Chọn một trong: silent, fatal, error, warn, info, debug, trace.',
    '--role': 'Chọn một trong: official, leader, department, admin.',
    '--username': 'Cần 2 đến 40 chữ cái thường không dấu, chữ số, dấu chấm hoặc gạch nối.',
    '--name': 'Cần họ tên người dùng, đặt trong dấu ngoặc kép.',
    '--commune': 'Cần mã xã gồm 5 chữ số, đã có trong cơ sở dữ liệu.',
    '--province': 'Cần mã tỉnh gồm 2 chữ số, đã có trong cơ sở dữ liệu.',
    moment: 'Cần lúc bản sao lưu bắt đầu, đã qua, dạng 2026-11-23T01:00:00Z.',
    'places.json': 'Cần một tệp JSON đúng mẫu trong README: tỉnh, các xã, tên các thôn.',
    argument: 'Chỉ có một lựa chọn là --demo.',
  },
  en: {
    DATABASE_URL: 'It must look like postgres://name:password@host:5432/database.',
    DATA_FOLDER: 'It must be a folder the program may write to.',
    HOST: 'It must be an address of this computer, for example 127.0.0.1.',
    PORT: 'It must be a port from 0 to 65535 that this computer lets you use, for example 8080.',
    PUBLIC_ORIGIN: 'It must look like https://domain, with nothing behind it.',
    LOG_LEVEL: 'Choose one of: silent, fatal, error, warn, info, debug, trace.',
    '--role': 'Choose one of: official, leader, department, admin.',
    '--username': 'It must be 2 to 40 lower-case letters, digits, dots or hyphens.',
    '--name': 'It must be the full name, in quotation marks.',
    '--commune': 'It must be a commune code of 5 digits that is in the database.',
    '--province': 'It must be a province code of 2 digits that is in the database.',
    moment: 'It must be when the backup began, in the past, like 2026-11-23T01:00:00Z.',
    'places.json': 'It must be a JSON file as shown in the README: province, communes, names of hamlets.',
    argument: 'The only option is --demo.',
  },
};

function settingKind(name: Reason): Setting {
  return typeof name === 'string' && Object.hasOwn(settingsHelp.vi, name) ? (name as Setting) : 'argument';
}

export const terminalWords = [vi, en];
export type { TerminalWords };
