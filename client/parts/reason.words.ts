import type { ReasonCode } from '#shared/visit/reasons.ts';
import { defineWords, type Phrases } from '#client/ui/words.ts';

const label = {
  unaware: 'Chưa biết là làm trên mạng được',
  'no-need': 'Chưa có việc gì cần đến',
  'paper-habit': 'Quen làm giấy tờ ở xã',
  'low-skill': 'Không rành thao tác',
  'no-device': 'Không có máy, hoặc máy hay hỏng',
  'no-network': 'Không có mạng, sóng yếu',
  'no-account': 'Chưa có tài khoản',
  'no-smartphone': 'Chưa có điện thoại thông minh',
  'fear-security': 'Sợ lộ thông tin, sợ bị lừa',
  'fear-lost-file': 'Sợ hồ sơ bị thất lạc',
  'hard-to-find': 'Khó tìm, khó hiểu',
  'system-slow': 'Trang nộp hồ sơ chậm, hay trục trặc',
  'nobody-explained': 'Chưa có ai chỉ cho',
} satisfies Record<ReasonCode, string>;

const answer = {
  unaware: 'Nhiều việc nộp được ngay tại nhà, khỏi đi lại. Để tôi chỉ cho xem một việc.',
  'no-need': 'Hôm nay chưa cần cũng không sao. Tập trước một lần, lúc cần là làm được ngay.',
  'paper-habit': 'Vẫn ra xã được như trước. Nộp trên máy thì đỡ phải chờ, lại có mã để tra.',
  'low-skill': 'Mình làm cùng nhau từng bước một. Bấm nhầm thì quay lại, không hỏng gì cả.',
  'no-device': 'Bộ phận một cửa ở xã có máy và có người chỉ, ra đó làm được.',
  'no-network': 'Xem trước các bước ở nhà, lúc nào ra chỗ có sóng hoặc có wifi thì nộp.',
  'no-account': 'Mang thẻ căn cước và SIM chính chủ ra công an xã làm mức 2, không mất tiền.',
  'no-smartphone': 'Ra bộ phận một cửa, cán bộ chỉ cho làm tại chỗ. Tôi ghi lại để xã biết.',
  'fear-security': 'Chỉ dùng VNeID tải từ kho ứng dụng của máy. Mã OTP và mật khẩu không đưa cho ai, kể cả tôi.',
  'fear-lost-file': 'Nộp xong là có mã hồ sơ. Lúc nào cũng tra được hồ sơ đang ở đâu.',
  'hard-to-find': 'Cứ nói việc mình cần, ta tìm cùng nhau. Khó quá thì hỏi bộ phận một cửa.',
  'system-slow': 'Thử lại vào sáng sớm hoặc buổi tối. Vẫn không được thì ra xã, không mất quyền lợi gì.',
  'nobody-explained': 'Hôm nay mình làm thử một lần, lần sau tự làm được.',
} satisfies Record<ReasonCode, string>;

/** Why a household does not use online services, and the one line a neighbour can answer with. */
export const reasonWords = defineWords({
  vi: { label, answer } satisfies Phrases,
  en: {
    label: {
      unaware: 'Did not know it can be done online',
      'no-need': 'Has had no need of it',
      'paper-habit': 'Used to papers at the commune office',
      'low-skill': 'Not at ease with the steps',
      'no-device': 'No device, or a bad one',
      'no-network': 'No network, weak signal',
      'no-account': 'No account yet',
      'no-smartphone': 'No smartphone yet',
      'fear-security': 'Afraid of leaks and fraud',
      'fear-lost-file': 'Afraid that the file gets lost',
      'hard-to-find': 'Hard to find, hard to understand',
      'system-slow': 'The portal is slow or fails',
      'nobody-explained': 'Nobody has explained it',
    },
    answer: {
      unaware: 'Many things can be sent from home, without a trip. Let me show you one.',
      'no-need': 'No matter if not today. Try it once, then you can do it when you need it.',
      'paper-habit': 'You may still go to the office. On the phone you wait less and get a code to look up.',
      'low-skill': 'We do it together, step by step. A wrong tap can be taken back, nothing breaks.',
      'no-device': 'The one-stop desk of the commune has a machine and somebody who helps.',
      'no-network': 'Look at the steps at home; send it when you are where there is signal or wifi.',
      'no-account': 'Take your card and a SIM in your own name to the commune police for level 2. It is free.',
      'no-smartphone': 'An official at the one-stop desk will help you there. I write it down so the commune knows.',
      'fear-security': 'Only use VNeID from the phone’s own store. Give codes and passwords to nobody, not even me.',
      'fear-lost-file': 'Once sent, you get a file code. With it you can always see where the file is.',
      'hard-to-find': 'Say what you need and we look together. If it is too hard, ask the one-stop desk.',
      'system-slow': 'Try early in the morning or in the evening. Otherwise go to the office; you lose no right.',
      'nobody-explained': 'Today we try it once; next time you can do it yourself.',
    },
  },
});
