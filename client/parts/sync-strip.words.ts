import { defineWords } from '#client/ui/words.ts';

/** The state of sending, always as a true sentence. */
export const syncStripWords = defineWords({
  vi: {
    neverReached: 'Đang làm trên máy. Chưa liên lạc được với xã lần nào.',
    arrivedAt: (time: string) => `Đã đến xã lúc ${time}`,
    arrivedOn: (time: string, day: string) => `Đã đến xã lúc ${time}, ${day}`,
    waiting: (count: number) => `Đã lưu trên máy · ${count} lượt chờ gửi`,
    sending: (done: number, total: number) => `Đang gửi ${done} / ${total}`,
    fetching: (hamlet: string, done: number, of: number) => `Đang lấy danh sách ${hamlet} · ${done}/${of} thôn`,
    fetchingBytes: (done: string, of: string) => `${done}/${of}`,
    noLongerYours: 'Máy này chưa được xã nhận nữa. Bài vẫn còn trên máy. Nhờ cán bộ xã tạo đường dẫn ghi danh mới.',
    unreachable: 'Chưa liên lạc được với xã. Bạn cứ làm, máy sẽ tự gửi khi có mạng.',
    unreachableWaiting: (count: number) => `Đã lưu trên máy · ${count} lượt chờ gửi · chưa có mạng`,
  },
  en: {
    neverReached: 'Working on this phone. The commune has not been reached yet.',
    arrivedAt: (time) => `Reached the commune at ${time}`,
    arrivedOn: (time, day) => `Reached the commune at ${time}, ${day}`,
    waiting: (count) => `Saved on this phone · ${count} waiting to be sent`,
    sending: (done, total) => `Sending ${done} / ${total}`,
    fetching: (hamlet, done, of) => `Fetching the list of ${hamlet} · ${done}/${of} hamlets`,
    fetchingBytes: (done, of) => `${done}/${of}`,
    noLongerYours: 'The commune no longer knows this phone. Your work is still on it. Ask the commune for a new link.',
    unreachable: 'The commune cannot be reached. Go on working; the phone sends when there is network.',
    unreachableWaiting: (count) => `Saved on this phone · ${count} waiting to be sent · no network`,
  },
});
