import { defineWords } from '#client/ui/words.ts';

export const receiptWords = defineWords({
  vi: {
    title: 'Biên nhận của xã',
    what: 'Khi bài trao tay đã đến xã, người mang đưa lại một biên nhận: tệp hoặc mã QR.',
    choose: 'Chọn tệp biên nhận',
    chooseHint: 'Tệp có tên bắt đầu bằng “tung-nha-bien-nhan”',
    reading: 'Đang xem biên nhận',
    arrived: (count: string) => `${count} lượt đã đến xã`,
    arrivedAt: (time: string) => `Xã nhận lúc ${time}. Bài trên máy đã được ghi lại như vậy.`,
    failed: 'Chưa dùng được biên nhận này',
    toBook: 'Về sổ của máy này',
  },
  en: {
    title: 'Receipt of the commune',
    what: 'When work that was handed over has reached the commune, the carrier brings back a receipt: a file or a QR code.',
    choose: 'Choose the receipt’s file',
    chooseHint: 'Its name begins with “tung-nha-bien-nhan”',
    reading: 'Reading the receipt',
    arrived: (count) => `${count} at the commune`,
    arrivedAt: (time) => `The commune had it at ${time}. The work on this phone says so now.`,
    failed: 'This receipt could not be used',
    toBook: 'To the book of this phone',
  },
});
