import { defineWords } from '#client/ui/words.ts';

export const handoverWords = defineWords({
  vi: {
    title: 'Trao tay',
    packing: 'Đang niêm phong',
    nothing: 'Không còn gì chờ gửi',
    nothingHint: 'Mọi lượt trên máy này đã đến xã.',
    failed: 'Chưa niêm phong được',
    inFile: (count: string, size: string) => `${count} lượt, ${size}`,
    why: 'Nhờ bất kỳ ai sắp đi qua chỗ có mạng mang giúp. Người mang không đọc được gì: chỉ máy chủ của xã mở được.',
    give: 'Đưa cho người mang',
    save: 'Lưu thành tệp',
    showQr: 'Hiện mã QR',
    hideQr: 'Cất mã QR',
    qrLabel: 'Mã QR của bài niêm phong',
    qrHow: 'Người mang mở máy ảnh, soi vào mã này rồi chạm vào đường dẫn hiện ra.',
    qrDone: 'Người mang đã soi xong',
    qrTooLarge: 'Bài này dài quá một mã QR: đưa bằng tệp.',
    given: 'Đã trao tay',
    givenHint: (address: string) =>
      `Khi có mạng, người mang mở ${address} và chọn tệp. Xã trả lại một biên nhận: mở nó trên máy này thì bài chuyển thành “đã đến xã”. Nếu máy này có mạng trước, bài vẫn tự gửi, không bị ghi hai lần.`,
    openReceipt: 'Mở biên nhận',
    fileLine: (origin: string) =>
      `Từng Nhà: bài niêm phong, chỉ máy chủ của xã mở được. Khi có mạng, mở ${origin}/mang-giup rồi chọn tệp này.`,
  },
  en: {
    title: 'Hand over',
    packing: 'Sealing',
    nothing: 'Nothing is waiting',
    nothingHint: 'Everything on this phone has reached the commune.',
    failed: 'It could not be sealed',
    inFile: (count, size) => `${count} pieces of work, ${size}`,
    why: 'Ask anyone who will pass a place with a network to carry it. They can read nothing: only the commune’s server opens it.',
    give: 'Give to somebody',
    save: 'Save as a file',
    showQr: 'Show a QR code',
    hideQr: 'Put the QR code away',
    qrLabel: 'QR code of the sealed work',
    qrHow: 'They open their camera, point it at this code and tap the link that appears.',
    qrDone: 'They have scanned it',
    qrTooLarge: 'This is too long for one QR code: give it as a file.',
    given: 'Handed over',
    givenHint: (address) =>
      `When there is a network, they open ${address} and choose the file. The commune answers with a receipt: opened on this phone, it turns the work into “at the commune”. If this phone has a network first, it sends by itself, and nothing is written twice.`,
    openReceipt: 'Open a receipt',
    fileLine: (origin) =>
      `Từng Nhà: sealed work that only the commune’s server opens. When there is a network, open ${origin}/mang-giup and choose this file.`,
  },
});
