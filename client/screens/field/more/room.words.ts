import { defineWords } from '#client/ui/words.ts';

export const roomWords = defineWords({
  vi: {
    title: 'Chỗ chứa trên máy',
    taken: (used: string, free: string) => `Từng Nhà đang dùng ${used}. Trình duyệt còn cho dùng khoảng ${free}.`,
    little: 'Sắp hết chỗ. Bài đã lưu vẫn còn nguyên, nên lấy thêm chỗ trước khi đi tiếp.',
    none: 'Hết chỗ: lần vừa rồi chưa ghi được. Bài đã lưu vẫn còn nguyên.',
    promised: 'Trình duyệt đã hứa giữ dữ liệu này, không tự dọn.',
    notPromised: 'Trình duyệt chưa hứa giữ. Khi máy hết chỗ hoặc lâu không mở, nó có thể tự dọn sổ này.',
    install: 'Đưa Từng Nhà ra màn hình chính: mở bảng chọn của trình duyệt, bấm “Thêm vào màn hình chính”.',
    makeRoom: 'Xóa bớt ảnh, phim, ứng dụng không dùng. Đừng xóa dữ liệu trình duyệt: sổ này nằm ở đó.',
    sendOften: 'Có mạng thì mở Từng Nhà cho bài về xã: bài đã đến xã thì không mất.',
    ask: 'Xin trình duyệt giữ dữ liệu',
    asking: 'Đang xin',
    refused: 'Trình duyệt chưa nhận lời. Đưa Từng Nhà ra màn hình chính, dùng vài hôm rồi xin lại.',
  },
  en: {
    title: 'Room on this phone',
    taken: (used, free) => `Từng Nhà takes ${used}. The browser allows about ${free} more.`,
    little: 'Nearly no room left. Saved work is untouched; make room before you go on.',
    none: 'No room: the last thing could not be written. Saved work is untouched.',
    promised: 'The browser has promised to keep this data and not to clear it by itself.',
    notPromised: 'The browser has not promised to keep it. Short of room, or long unused, it may clear this book away.',
    install: 'Put Từng Nhà on the home screen: open the browser’s menu and choose “Add to home screen”.',
    makeRoom: 'Delete photos, films and apps you do not need. Do not clear the browser’s data: this book lies there.',
    sendOften: 'Open Từng Nhà where there is a network, so that work reaches the commune: what is there is not lost.',
    ask: 'Ask the browser to keep the data',
    asking: 'Asking',
    refused: 'The browser has not agreed. Put Từng Nhà on the home screen, use it some days, then ask again.',
  },
});
