import { defineWords } from '#client/ui/words.ts';

/** What is asked of each adult: phone, ladder, three skills. `who` is the person as a neighbour says it: "anh Páo". */
export const personWords = defineWords({
  vi: {
    phone: (who: string) => `${who} dùng điện thoại gì?`,
    sim: (who: string) => `SIM có đứng tên ${who} không?`,
    rung: (who: string) => `Tài khoản VNeID của ${who} đang ở bước nào?`,
    ownPhoneOnly: 'Chỉ kích hoạt trên máy của chính chủ, đừng làm trên máy của bạn.',
    guide: 'Hướng dẫn từng bước',
    skillsOf: (who: string) => `${who} làm được đến đâu?`,
    skillsHint: 'Tự làm: tự bấm từ đầu đến cuối. Có hướng dẫn: tự bấm, có người chỉ. Làm hộ: người khác cầm máy.',
    how: 'Vì sao bạn biết?',
    seen: 'Tận mắt thấy',
    told: 'Nghe kể',
    asLastTime: (day: string) => `lần trước, ${day}`,
    saidBy: (name: string, day: string) => `${name} ghi, ${day}`,
  },
  en: {
    phone: (who) => `What phone does ${who} use?`,
    sim: (who) => `Is the SIM in the name of ${who}?`,
    rung: (who) => `Where does the VNeID account of ${who} stand?`,
    ownPhoneOnly: 'Activate only on the person’s own phone, never on yours.',
    guide: 'Guide, step by step',
    skillsOf: (who) => `How far can ${who} do it?`,
    skillsHint: 'Alone: taps from beginning to end. With guidance: taps, somebody tells. Done for them: another holds the phone.',
    how: 'How do you know?',
    seen: 'Seen it done',
    told: 'Was told',
    asLastTime: (day) => `last time, ${day}`,
    saidBy: (name, day) => `${name}, ${day}`,
  },
});
