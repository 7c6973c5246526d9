import { defineWords } from '#client/ui/words.ts';

// The heading of an office paper is fixed by Decree 30/2020/NĐ-CP, in Vietnamese whatever the reader's language.
export const printWords = defineWords({
  vi: {
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    committee: 'ỦY BAN NHÂN DÂN',
    department: 'SỞ KHOA HỌC VÀ CÔNG NGHỆ',
    date: (day: string, month: string, year: string) => `ngày ${day} tháng ${month} năm ${year}`,
    recipients: 'Nơi nhận:',
    file: 'Lưu: VT.',
    writer: 'NGƯỜI LẬP',
    signer: 'THỦ TRƯỞNG ĐƠN VỊ',
    sign: '(ký, ghi rõ họ tên)',
  },
  en: {
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    committee: 'ỦY BAN NHÂN DÂN',
    department: 'SỞ KHOA HỌC VÀ CÔNG NGHỆ',
    date: (day, month, year) => `ngày ${day} tháng ${month} năm ${year}`,
    recipients: 'Nơi nhận:',
    file: 'Lưu: VT.',
    writer: 'NGƯỜI LẬP',
    signer: 'THỦ TRƯỞNG ĐƠN VỊ',
    sign: '(ký, ghi rõ họ tên)',
  },
});
