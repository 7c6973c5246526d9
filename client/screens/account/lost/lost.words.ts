import { defineWords } from '#client/ui/words.ts';

export const lostWords = defineWords({
  vi: {
    title: 'Máy này chưa có sổ',
    greeting: (name: string) => `Máy chủ nhận ra máy của ${name}, nhưng trên máy không còn sổ làm việc.`,
    why: 'Có thể dữ liệu trình duyệt đã bị xóa, hoặc bạn đang mở Từng Nhà bằng một trình duyệt khác.',
    what: 'Mở lại bằng đúng trình duyệt hoặc biểu tượng Từng Nhà bạn vẫn dùng. Nếu vẫn vậy, xin cán bộ xã một đường dẫn mới: bài đã đến xã vẫn còn ở xã.',
    signOut: 'Đăng nhập người khác',
    signingOut: 'Đang thoát',
  },
  en: {
    title: 'There is no book on this phone',
    greeting: (name) => `The server knows this phone as ${name}’s, but the working book is no longer on it.`,
    why: 'The browser’s data may have been cleared, or this is another browser than the one you use.',
    what: 'Open Từng Nhà with the browser or icon you always use. If it is the same, ask the commune official for a new link: work that reached the commune is still there.',
    signOut: 'Sign in as somebody else',
    signingOut: 'Signing out',
  },
});
