import { Notice } from '#client/ui/notice.tsx';
import { defineWords, useWords } from '#client/ui/words.ts';

const listIsMissingWords = defineWords({
  vi: {
    title: 'Danh sách hộ chưa có trên máy',
    sentence:
      'Nếu trước đây đã có, trình duyệt vừa dọn bản chép này để lấy chỗ. Bài bạn đã lưu vẫn còn nguyên. Máy đang lấy lại danh sách từ xã; chưa có mạng thì tự lấy khi có.',
  },
  en: {
    title: 'The list of households is not on this phone',
    sentence:
      'If it was here before, the browser has just cleared this copy away to make room. Your saved work is untouched. The list is being fetched again; without a network it comes as soon as there is one.',
  },
});

/** The phone was opened without the copy of its hamlets, and says that it comes again. */
export function ListIsMissing() {
  const words = useWords(listIsMissingWords);
  return (
    <div role="status">
      <Notice title={words.title}>{words.sentence}</Notice>
    </div>
  );
}
