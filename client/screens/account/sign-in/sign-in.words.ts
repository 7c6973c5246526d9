import { defineWords } from '#client/ui/words.ts';

export const signInWords = defineWords({
  vi: {
    title: 'Đăng nhập',
    who: 'Dành cho cán bộ xã và tỉnh',
    username: 'Tên đăng nhập',
    password: 'Mật khẩu',
    signIn: 'Đăng nhập',
    signingIn: 'Đang đăng nhập',
    missing: 'Gõ cả tên đăng nhập và mật khẩu.',
    volunteerTitle: 'Bạn là thành viên tổ công nghệ số?',
    volunteer: 'Bạn không cần mật khẩu: mở đường dẫn cán bộ xã gửi ngay trên điện thoại của bạn.',
  },
  en: {
    title: 'Sign in',
    who: 'For officials of the commune and the province',
    username: 'User name',
    password: 'Password',
    signIn: 'Sign in',
    signingIn: 'Signing in',
    missing: 'Type both the user name and the password.',
    volunteerTitle: 'Are you a volunteer of a community digital team?',
    volunteer: 'You need no password: open the link the commune official sent, on your own phone.',
  },
});
