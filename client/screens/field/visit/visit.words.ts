import { defineWords, type Phrases } from '#client/ui/words.ts';
import type { Chapter } from './visit-steps.ts';

const chapter = {
  who: 'Gặp ai',
  door: 'Chưa gặp được',
  consent: 'Xin phép',
  home: 'Trong nhà',
  vneid: 'VNeID',
  services: 'Hồ sơ đã nộp',
  reasons: 'Lý do',
  revisit: 'Hẹn lại',
  summary: 'Xem lại',
} satisfies Record<Chapter, string>;

/** The frame around the steps of a visit. */
export const visitWords = defineWords({
  vi: {
    chapter,
    next: 'Tiếp tục',
    mended: 'Xong',
    save: 'Lưu lượt thăm',
    saving: 'Đang lưu',
    answerFirst: 'Chọn một câu trả lời, hoặc “Không biết”.',
    answer: {
      who: 'Chọn người bạn đã gặp, hoặc vì sao chưa gặp được.',
      consent: 'Đọc cho nhà nghe rồi chọn câu nhà trả lời.',
      revisit: 'Chọn ngày hẹn, hoặc “Không hẹn”.',
    },
    leave: 'Bỏ, không ghi lượt này',
    leaveTitle: 'Bỏ lượt thăm đang ghi?',
    leaveSentence: 'Những gì bạn vừa ghi ở nhà này sẽ mất và không lấy lại được.',
    leaveYes: 'Bỏ lượt này',
    leaveNo: 'Ghi tiếp',
    back: 'Bước trước',
  } satisfies Phrases,
  en: {
    chapter: {
      who: 'Who was met',
      door: 'Nobody met',
      consent: 'Asking leave',
      home: 'In the house',
      vneid: 'VNeID',
      services: 'Files sent',
      reasons: 'Reasons',
      revisit: 'Coming back',
      summary: 'Look over',
    },
    next: 'Continue',
    mended: 'Done',
    save: 'Save the visit',
    saving: 'Saving',
    answerFirst: 'Choose an answer, or “Not known”.',
    answer: {
      who: 'Choose whom you met, or why nobody was met.',
      consent: 'Read it to the household, then choose their answer.',
      revisit: 'Choose a day, or “No promise”.',
    },
    leave: 'Leave this visit unwritten',
    leaveTitle: 'Leave the visit you are writing?',
    leaveSentence: 'What you have just written of this household will be lost.',
    leaveYes: 'Leave it',
    leaveNo: 'Go on writing',
    back: 'Step before',
  },
});
