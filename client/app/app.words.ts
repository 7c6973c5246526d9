import { defineWords } from '#client/ui/words.ts';

export const appWords = defineWords({
  vi: {
    brokenTitle: 'Trang này gặp trục trặc',
    broken: 'Bài đã lưu vẫn còn nguyên trên máy. Mở lại trang; nếu vẫn vậy, đóng Từng Nhà rồi mở lại.',
    again: 'Mở lại',
    opening: 'Đang mở',
    reconnectTitle: 'Chưa biết bạn là ai',
    tryAgain: 'Thử lại',
    updateTitle: 'Có bản mới',
    update: 'Cập nhật',
    updating: 'Đang cập nhật',
  },
  en: {
    brokenTitle: 'Something went wrong on this page',
    broken: 'Saved work is still on this phone. Open the page again; if it stays, close Từng Nhà and open it again.',
    again: 'Open again',
    opening: 'Opening',
    reconnectTitle: 'We do not know yet who you are',
    tryAgain: 'Try again',
    updateTitle: 'There is a new version',
    update: 'Update',
    updating: 'Updating',
  },
});
