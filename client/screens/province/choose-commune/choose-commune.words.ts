import { defineWords } from '#client/ui/words.ts';

export const chooseCommuneWords = defineWords({
  vi: {
    title: 'Chọn xã',
    code: (code: string) => `Mã xã ${code}`,
    emptyTitle: 'Chưa có xã nào bạn được xem.',
    emptyNext: 'Thêm xã trên máy chủ, hoặc nhờ người quản trị giao xã cho bạn.',
  },
  en: {
    title: 'Choose a commune',
    code: (code) => `Commune code ${code}`,
    emptyTitle: 'There is no commune for you to see yet.',
    emptyNext: 'Add communes on the server, or ask the administrator to give you one.',
  },
});
