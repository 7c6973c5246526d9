import { defineWords } from '#client/ui/words.ts';

export const disputesWords = defineWords({
  vi: {
    title: '2 ý kiến',
    hint: 'Hai người đi thăm ghi khác nhau mà không biết nhau. Bấm vào từng nhà để chốt; chốt rồi vẫn mở lại được ở trang của nhà.',
    toSettle: 'Chờ bạn chốt',
    toCheck: 'Đã nhờ người xem lại',
    none: 'Không còn nhà nào có 2 ý kiến',
    noneHint: 'Cả tổ đang ghi giống nhau. Khi hai người ghi khác nhau, nhà đó sẽ hiện ở đây.',
    coming: 'Danh sách đang về máy',
    toToday: 'Về trang Hôm nay',
  },
  en: {
    title: '2 opinions',
    hint: 'Two people wrote different things without knowing of each other. Tap a house to settle it; it can be opened again on its page.',
    toSettle: 'For you to settle',
    toCheck: 'Somebody was asked to look',
    none: 'No house has 2 opinions',
    noneHint: 'The whole team writes alike. When two people write different things, the house stands here.',
    coming: 'The list is on its way to this phone',
    toToday: 'Back to Today',
  },
});
