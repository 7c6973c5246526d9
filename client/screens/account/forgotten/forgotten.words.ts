import { defineWords } from '#client/ui/words.ts';

export const forgottenWords = defineWords({
  vi: {
    title: 'Quên mã PIN',
    safe: 'Bài đã lưu không mất, dù không ai nhớ mã PIN. Làm lần lượt hai việc dưới đây; đừng xóa dữ liệu trình duyệt hay gỡ ứng dụng.',
    first: '1. Đưa bài còn lại về xã',
    nothingWaits: 'Mọi bài trên máy này đã đến xã.',
    waits: (count: string) => `${count} lượt còn niêm phong trên máy. Gửi hay trao tay đều không cần mã PIN: chỉ máy chủ của xã mở được.`,
    stuck: (count: string) =>
      `${count} lượt chỉ mở được bằng mã PIN cũ, vì máy chưa liên lạc với xã lần nào từ khi ghi. Chúng vẫn nằm yên trên máy: cố nhớ lại mã trước khi đặt mã mới.`,
    send: 'Gửi ngay',
    sending: 'Đang gửi',
    sent: (count: string) => `${count} lượt đã đến xã.`,
    sendFailed: 'Chưa gửi được',
    handOver: 'Trao tay',
    second: '2. Đặt mã PIN mới',
    askLink: 'Xin cán bộ xã một đường dẫn mới, rồi mở đường dẫn đó trên chính máy này và chọn “Quên mã PIN”. Sổ sẽ tải lại; bài chưa gửi vẫn ở trên máy và tự gửi sau.',
    drafts: 'Lượt thăm đang ghi dở, chưa bấm Lưu, sẽ không mở lại được.',
    newPin: 'Đặt mã mới bằng đường dẫn này',
    back: 'Thử lại mã PIN',
  },
  en: {
    title: 'PIN forgotten',
    safe: 'Saved work is not lost, even if nobody remembers the PIN. Do the two things below, one after the other; do not clear the browser’s data or remove the app.',
    first: '1. Bring what is left to the commune',
    nothingWaits: 'Everything on this phone has reached the commune.',
    waits: (count) => `${count} pieces of work are sealed on this phone. Sending or handing over needs no PIN: only the commune’s server opens them.`,
    stuck: (count) =>
      `${count} can only be opened with the old PIN, because this phone has not reached the commune since. They stay on the phone: try to remember the PIN before you set a new one.`,
    send: 'Send now',
    sending: 'Sending',
    sent: (count) => `${count} reached the commune.`,
    sendFailed: 'It could not be sent yet',
    handOver: 'Hand over',
    second: '2. Set a new PIN',
    askLink: 'Ask the commune official for a new link, open it on this very phone and choose “PIN forgotten”. The book is fetched again; work not yet sent stays on the phone and goes later by itself.',
    drafts: 'A visit that was begun and not saved cannot be opened again.',
    newPin: 'Set a new PIN with this link',
    back: 'Try the PIN again',
  },
});
