import { formatCount, formatDateTime } from '#client/ui/format.ts';
import { defineWords, useWords } from '#client/ui/words.ts';

const bundleWords = defineWords({
  vi: {
    taken: (count: string) => `Đã đến xã: ${count} lượt.`,
    held: (count: string) => `Xã giữ ${count} lượt, chờ đủ mới ghi.`,
    setAside: (count: string) => `${count} lượt để cán bộ xã xem lại.`,
    cameBefore: (time: string) => `Tệp này đã đến từ ${time}, không ghi thêm lần nào.`,
    receiptLine: (origin: string) =>
      `Từng Nhà: biên nhận của xã. Trên điện thoại đã nhờ mang, mở ${origin}/bien-nhan rồi chọn tệp này.`,
  },
  en: {
    taken: (count) => `At the commune: ${count}.`,
    held: (count) => `${count} kept by the commune until what they need is there.`,
    setAside: (count) => `${count} for the official to look at.`,
    cameBefore: (time) => `This file came first at ${time}; nothing was written twice.`,
    receiptLine: (origin) =>
      `Từng Nhà: receipt of the commune. On the phone that asked for the carrying, open ${origin}/bien-nhan and choose this file.`,
  },
});

interface Counted {
  taken: number;
  held: number;
  setAside: number;
  cameBefore: string | null;
}

/** What the commune said of a bundle, for whoever brought it: how much, never what. */
export function useBundleSentence(): (reply: Counted) => string {
  const words = useWords(bundleWords);
  return ({ taken, held, setAside, cameBefore }) =>
    [
      taken > 0 && words.taken(formatCount(taken)),
      held > 0 && words.held(formatCount(held)),
      setAside > 0 && words.setAside(formatCount(setAside)),
      cameBefore !== null && words.cameBefore(formatDateTime(cameBefore)),
    ]
      .filter((sentence) => sentence !== false)
      .join(' ');
}

/** The first line of a receipt as a file: whoever opens it learns what it is for. */
export function receiptFirstLine(origin: string): string {
  return bundleWords.vi.receiptLine(origin);
}
