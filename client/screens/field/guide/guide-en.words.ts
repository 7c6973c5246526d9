/** The guide in English, beside the Vietnamese of `guide.words.ts`. Names of buttons stay as the app shows them. */
export const guideEn = {
  title: 'VNeID guide',
  intro: 'Six steps, from nothing to a file that is sent. Only step 3 is at the police.',
  need: 'Have in hand',
  doing: 'One after the other',
  beware: 'Beware',
  stuck: 'If it sticks',
  next: 'Next step',
  toList: 'See the six steps',
  toVisit: 'Back to the visit',
  first: 'Begin with step 1',
  checked: (day: string) => `Checked on ${day}`,
  step: {
    'cai-dat': {
      title: 'Install VNeID',
      gist: 'From the phone’s own store',
      need: { phone: 'The person’s own smartphone', network: 'Network or wifi' },
      doing: {
        store: 'Open CH Play (Android) or App Store (iPhone).',
        search: 'Search for: VNeID.',
        maker: 'Install only the app of the Ministry of Public Security.',
        open: 'Open it and let the person hold the phone.',
      },
      beware: 'Never install from a link sent by Zalo, message or call. Nobody at the commune or the police asks for that.',
      stuck: {
        notFound: { sign: 'VNeID is not found', fix: 'The phone may be too old. Note it and ask the commune police or the one-stop desk.' },
        full: { sign: 'The phone is full', fix: 'Delete photos, films and apps that are not used, then try again.' },
      },
    },
    'muc-1': {
      title: 'Register level 1',
      gist: 'At home, on the phone',
      need: {
        card: 'A valid chip identity card',
        sim: 'A SIM in the person’s own name, in the phone',
        network: 'Network',
      },
      doing: {
        start: 'Open VNeID, choose Đăng ký.',
        number: 'The person types their own identity number and phone number.',
        scan: 'Hold the card to the back of the phone. If the chip cannot be read, scan the QR code of the card.',
        face: 'Take the face picture as shown, in good light.',
        wait: 'Look over, confirm, and wait for approval.',
      },
      beware: 'Only read and point. Take no photo of the card, write down no identity number.',
      stuck: {
        nfc: { sign: 'The card cannot be read', fix: 'Take off the case, hold still, try other places. Otherwise scan the QR code.' },
        data: { sign: 'The data does not match', fix: 'Have the population data corrected at the commune police first.' },
        number: { sign: 'The phone number is taken', fix: 'One number goes with one account. Use another of your own, or ask the police.' },
      },
    },
    'cong-an': {
      title: 'Level 2 at the police',
      gist: 'In person; it cannot be done at home',
      need: { card: 'Identity card', sim: 'SIM in one’s own name', form: 'The form, given out there' },
      doing: {
        where: 'Go to the police of any commune or ward, not only where you are registered.',
        check: 'The police check card, face and fingerprints.',
        free: 'It is free.',
        wait: 'Wait for the message of approval. Keep the SIM and the number.',
        child: 'Those under 14 go with their representative.',
      },
      beware: 'Level 2 is never made by phone. Whoever calls and offers it is a fraud.',
      stuck: {
        weak: { sign: 'An old or weak person cannot go', fix: 'Tell the commune police: they can come to the house. Note it for the commune.' },
        law: {
          sign: 'The police say something else',
          fix: 'Do as the police say. The rules were amended on 28/09/2026 (Decree 320/2026).',
        },
      },
    },
    'kich-hoat': {
      title: 'Activate',
      gist: 'On the person’s own phone, after the message',
      need: {
        phone: 'The person’s own phone',
        sim: 'The registered SIM, in that phone',
        message: 'The message that the file is approved',
      },
      doing: {
        start: 'Open VNeID, choose Kích hoạt tài khoản định danh điện tử.',
        number: 'The person types identity number and registered phone number, then Gửi yêu cầu.',
        otp: 'The code comes by message: the person reads and types it.',
        password: 'They choose a password: 8 to 20 signs with capital, small letter, digit and one of @ or #. Look away.',
        passcode: 'They choose a code of 6 digits and two security questions.',
        login: 'Log in once to be sure.',
      },
      beware: 'Never activate on your own phone. Never ask for or write down a password or a code.',
      stuck: {
        noOtp: { sign: 'No code comes', fix: 'Check signal, delete messages, check that it is the registered SIM. Then ask again.' },
        oldPhone: {
          sign: 'The code goes to an old or another phone',
          fix: 'On the new phone choose Xác thực NFC. Without NFC borrow a phone that has it, then unlink it.',
        },
        borrowed: { sign: 'It was done on a borrowed phone', fix: 'On it open Cá nhân, Quản lý thiết bị, unlink, then sign out.' },
        forgot: {
          sign: 'Password forgotten',
          fix: 'Choose Quên mật khẩu. The person types the numbers, name, birth date and the card’s day of issue.',
        },
      },
    },
    'dang-nhap': {
      title: 'Log in',
      gist: 'To the national portal, with VNeID',
      need: { account: 'An activated level 2 account', network: 'Network' },
      doing: {
        search: 'Open the browser and search for: Cổng dịch vụ công quốc gia.',
        site: 'Choose the site whose address ends in .gov.vn.',
        press: 'Press Đăng nhập and choose the VNeID account.',
        confirm: 'The person types the password and confirms in VNeID.',
        check: 'Your name in the upper corner means you are in.',
      },
      beware: 'Look at the address. Close a strange site, or one that asks for money, at once.',
      stuck: {
        notActive: { sign: 'The account is said to be wrong', fix: 'Often it is not activated yet. Go back to that step.' },
        slow: { sign: 'The site turns and turns', fix: 'Try early or late. Many things can be done in VNeID itself.' },
      },
    },
    'dich-vu-dau-tien': {
      title: 'The first file',
      gist: 'Send one thing alone and keep its code',
      need: { login: 'You can log in', papers: 'Photos of the papers, if there are any' },
      doing: {
        choose: 'Choose something the household really needs, such as a birth or a temporary stay.',
        search: 'Type its name into the search of the portal.',
        fill: 'The person fills it in; you sit beside.',
        paper: 'Papers the state already has need not be sent again.',
        send: 'Press Nộp hồ sơ. Copy the file code to look it up later.',
      },
      beware: 'Pay only on that very site; transfer no money to a caller.',
      stuck: {
        lost: { sign: 'Afraid that the file is lost', fix: 'With the code it can be looked up on the portal.' },
        hard: { sign: 'Too hard to fill in', fix: 'Save it and finish it with the one-stop desk.' },
      },
    },
  },
};
