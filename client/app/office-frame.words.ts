import type { Role } from '#shared/account/role.ts';
import { defineWords, type Phrases } from '#client/ui/words.ts';

const vi = {
  nav: 'Các trang của cơ quan',
  board: 'Bảng',
  households: 'Hộ',
  hamlets: 'Thôn',
  review: 'Cần xem',
  import: 'Nhập danh sách',
  brought: 'Tệp trao tay',
  volunteers: 'Tổ công nghệ số',
  communes: 'Các xã',
  opening: 'Đang mở',
  openFailed: 'Chưa mở được trang của cơ quan',
  role: {
    volunteer: 'Thành viên tổ công nghệ số',
    lead: 'Tổ trưởng',
    official: 'Cán bộ xã',
    leader: 'Lãnh đạo xã',
    department: 'Sở Khoa học và Công nghệ',
    admin: 'Quản trị',
  } satisfies Record<Role, string>,
  signOut: 'Đăng xuất',
  signingOut: 'Đang đăng xuất',
  otherLanguage: 'English',
} satisfies Phrases;

export const officeWords = defineWords({
  vi,
  en: {
    nav: 'Pages of the office',
    board: 'Board',
    households: 'Households',
    hamlets: 'Hamlets',
    review: 'To look at',
    import: 'Import',
    brought: 'Brought by hand',
    volunteers: 'Volunteers',
    communes: 'Communes',
    opening: 'Opening',
    openFailed: 'The pages of the office could not be opened',
    role: {
      volunteer: 'Volunteer',
      lead: 'Team lead',
      official: 'Commune official',
      leader: 'Commune leader',
      department: 'Department of Science and Technology',
      admin: 'Administrator',
    },
    signOut: 'Sign out',
    signingOut: 'Signing out',
    otherLanguage: 'Tiếng Việt',
  },
});
