import type { OperationType } from '#shared/sync/operation.ts';
import { formatCount } from '#client/ui/format.ts';
import { defineWords, type Phrases } from '#client/ui/words.ts';
import type { Barrier, Reason } from './kept.ts';

type Said = { short: string; long: (name: string, hamlet: string) => string };

const vi = {
  title: 'Cần xem',
  waiting: 'Đang đọc những lượt cần xem',
  failed: 'Chưa đọc được những lượt cần xem',
  live: 'trang tự cập nhật',
  news: (count: number) => `có ${formatCount(count, 'vi')} lượt mới`,
  emptyTitle: 'Không có lượt nào cần xem',
  emptyNext: 'Lượt nào gửi đến mà máy chủ chưa ghi vào sổ được sẽ hiện ở đây.',
  head: {
    none: 'Không có lượt nào chờ quyết.',
    undecided: (count: number) => `${formatCount(count, 'vi')} lượt chờ quyết: máy chủ đang giữ, chưa ghi vào sổ.`,
    household: (count: number) =>
      `${formatCount(count, 'vi')} lượt tự chờ nhà: nhà đó chưa có trong sổ; khi nhà đó đến xã, lượt tự vào sổ.`,
    server: (count: number) =>
      `${formatCount(count, 'vi')} lượt tự chờ máy chủ: máy gửi dùng bản mới hơn; khi máy chủ được nâng cấp, lượt tự vào sổ.`,
    first: (count: number) => `Trang này hiện ${formatCount(count, 'vi')} lượt cũ nhất; quyết xong lượt nào, lượt sau hiện lên.`,
  },
  undecided: 'Chờ quyết',
  undecidedTable: 'Những lượt chờ quyết, cũ nhất trước',
  held: 'Tự chờ, không cần làm gì',
  heldTable: 'Những lượt tự chờ, cũ nhất trước',
  whatColumn: 'Việc',
  why: 'Vì sao để riêng',
  whyHeld: 'Đang chờ gì',
  done: 'Làm lúc',
  arrived: 'Đến xã lúc',
  byPhoneClock: (when: string) => `${when}, theo đồng hồ của máy gửi`,
  hamletUnknown: (scope: number) => `thôn số ${scope}, xã không có`,
  justCame: 'mới đến',
  what: {
    visit: (name: string, outcome: string) => `Lượt thăm nhà ${name}: ${outcome}`,
    visitOfAbsent: (outcome: string) => `Lượt thăm một nhà chưa có trong sổ: ${outcome}`,
    visitOfSome: (outcome: string) => `Lượt thăm một nhà: ${outcome}`,
    register: (name: string) => `Thêm nhà mới: ${name}`,
    enlist: (name: string) => `Nhà theo danh sách của xã: ${name}`,
    broken: (kind: string) => `${kind}, nội dung không đọc được`,
    newer: 'Một việc của bản ứng dụng mới hơn, chưa đọc được',
    kind: {
      'visit.log': 'Một lượt thăm',
      'household.register': 'Thêm nhà mới',
      'household.enlist': 'Nhà theo danh sách của xã',
      'household.merge': 'Gộp hai nhà ghi trùng',
      'household.depart': 'Nhà chuyển đi',
      'household.arrive': 'Nhà chuyển đến',
      'household.distinguish': 'Hai nhà khác nhau',
      'fact.settle': 'Chốt khi có 2 ý kiến',
    } satisfies Record<OperationType, string>,
  },
  reason: {
    'not-yours': {
      short: 'Người gửi không được giao thôn này',
      long: (name: string, hamlet: string) =>
        `Lúc lượt này đến xã, ${name} không được giao ${hamlet}. Có thể vừa đổi người phụ trách; hỏi ${name} nếu chưa rõ.`,
    },
    'no-hamlet': {
      short: 'Xã không có thôn này',
      long: (name: string, hamlet: string) => `${name} gửi cho ${hamlet}.`,
    },
    'not-allowed': {
      short: 'Người gửi không có quyền làm việc này',
      long: (name: string, _hamlet: string) => `Việc này của tổ trưởng hoặc cán bộ xã; ${name} gửi lên từ máy của mình.`,
    },
    differs: {
      short: 'Đã nhận một bản khác của lượt này',
      long: (name: string, hamlet: string) =>
        `Sổ của ${hamlet} đã có một bản khác của lượt này. So hai bản ở dưới, hỏi ${name} bản nào đúng.`,
    },
    unreadable: {
      short: 'Nội dung không đọc được',
      long: (name: string, _hamlet: string) =>
        `Máy của ${name} gửi một lượt không đúng dạng. Nhờ người phụ trách kỹ thuật xem, và nhờ ${name} ghi lại nếu cần.`,
    },
    'too-large': {
      short: 'Dài quá mức máy chủ nhận',
      long: (name: string, _hamlet: string) => `Lượt này dài quá. Nhờ ${name} chia ra vài lượt rồi ghi lại.`,
    },
    other: {
      short: 'Máy chủ chưa ghi được',
      long: (name: string, hamlet: string) => `Máy chủ chưa ghi được lượt này của ${name} ở ${hamlet}.`,
    },
  } satisfies Record<Reason, Said>,
  waits: {
    household: {
      short: 'Chờ nhà này có trong sổ',
      long: 'Nhà của lượt này chưa có trong sổ. Thường là máy đã ghi nhà đó chưa có mạng để gửi. Khi nhà đó đến xã, lượt này tự vào sổ; không cần làm gì.',
    },
    server: {
      short: 'Chờ máy chủ được nâng cấp',
      long: 'Máy gửi dùng bản ứng dụng mới hơn máy chủ. Khi người quản trị nâng cấp máy chủ, lượt này tự vào sổ; ở đây không cần làm gì.',
    },
  },
  barrier: {
    'no-hamlet': 'Không nhận vào sổ được, vì xã không có thôn đó.',
    unreadable: 'Không nhận vào sổ được, vì máy chủ không đọc được nội dung.',
    'not-allowed': 'Không nhận vào sổ được, vì người gửi không có quyền làm việc này.',
    'too-large': 'Không nhận vào sổ được, vì nội dung dài quá mức.',
  } satisfies Record<Barrier, string>,
  accept: 'Nhận vào sổ',
  dismiss: 'Không nhận',
  back: 'Chưa quyết',
  deciding: 'Đang ghi',
  confirmTitle: 'Xác nhận',
  confirm: {
    accept: (name: string, hamlet: string) =>
      `Lượt này sẽ vào sổ của ${hamlet}, mang tên ${name}. Quyết rồi không đổi lại được.`,
    acceptOther: (name: string, hamlet: string) =>
      `Bản này sẽ vào sổ của ${hamlet}, mang tên ${name}; chỗ nào hai bản khác nhau, sổ theo bản này. Quyết rồi không đổi lại được.`,
    acceptForHousehold: (name: string) =>
      `Nhà này chưa có trong sổ: lượt của ${name} sẽ tự chờ, khi nhà đó đến xã thì vào sổ. Quyết rồi không đổi lại được.`,
    acceptForServer: (name: string) =>
      `Máy chủ chưa đọc được: lượt của ${name} sẽ tự chờ, khi máy chủ được nâng cấp thì vào sổ. Quyết rồi không đổi lại được.`,
    dismiss: (name: string) =>
      `Lượt này được giữ lại nhưng không vào sổ. Máy của ${name} sẽ báo là cán bộ xã không nhận. Quyết rồi không đổi lại được.`,
  },
  decided: {
    accepted: (what: string, name: string) => `Đã nhận: ${what} (${name}).`,
    dismissed: (what: string, name: string) => `Đã quyết không nhận: ${what} (${name}).`,
  },
  decideFailed: 'Chưa ghi được quyết định',
  refused: 'Máy chủ không nhận được lượt này vào sổ',
  goneTitle: 'Lượt này không còn chờ ở đây',
  goneNext: 'Đã có người quyết, hoặc lượt đã tự vào sổ. Không cần làm gì thêm.',
} satisfies Phrases;

export const reviewWords = defineWords({
  vi,
  en: {
    title: 'To look at',
    waiting: 'Reading what waits to be looked at',
    failed: 'What waits to be looked at could not be read',
    live: 'the page follows by itself',
    news: (count) => `${formatCount(count, 'en')} new`,
    emptyTitle: 'Nothing to look at',
    emptyNext: 'What arrives and cannot be written into the register will stand here.',
    head: {
      none: 'Nothing waits for a decision.',
      undecided: (count) =>
        `${formatCount(count, 'en')} ${count === 1 ? 'waits' : 'wait'} for a decision: kept by the server, not yet in the register.`,
      household: (count) =>
        `${formatCount(count, 'en')} ${count === 1 ? 'waits' : 'wait'} by ${count === 1 ? 'itself' : 'themselves'} for a house that is not in the register; once it arrives, they are written by themselves.`,
      server: (count) =>
        `${formatCount(count, 'en')} ${count === 1 ? 'waits' : 'wait'} for the server: the phone has a newer app; once the server is updated, they are written by themselves.`,
      first: (count) => `The ${formatCount(count, 'en')} oldest are shown; others follow as these are decided.`,
    },
    undecided: 'To decide',
    undecidedTable: 'What waits for a decision, oldest first',
    held: 'Waiting by itself, nothing to do',
    heldTable: 'What waits by itself, oldest first',
    whatColumn: 'What',
    why: 'Why it was set aside',
    whyHeld: 'What it waits for',
    done: 'Done at',
    arrived: 'Arrived at',
    byPhoneClock: (when) => `${when}, by the phone's clock`,
    hamletUnknown: (scope) => `hamlet no. ${scope}, which the commune does not have`,
    justCame: 'just came',
    what: {
      visit: (name, outcome) => `Visit to the house of ${name}: ${outcome}`,
      visitOfAbsent: (outcome) => `Visit to a house that is not in the register: ${outcome}`,
      visitOfSome: (outcome) => `Visit to a house: ${outcome}`,
      register: (name) => `New house: ${name}`,
      enlist: (name) => `House of the commune's list: ${name}`,
      broken: (kind) => `${kind}, content cannot be read`,
      newer: 'Something of a newer app, cannot be read yet',
      kind: {
        'visit.log': 'A visit',
        'household.register': 'A new house',
        'household.enlist': "A house of the commune's list",
        'household.merge': 'Two entries of one household joined',
        'household.depart': 'A household moves away',
        'household.arrive': 'A household moves in',
        'household.distinguish': 'Two different households',
        'fact.settle': 'Two opinions settled',
      },
    },
    reason: {
      'not-yours': {
        short: 'The sender was not given this hamlet',
        long: (name, hamlet) =>
          `When this arrived, ${name} was not given ${hamlet}. The hamlet may just have changed hands; ask ${name} if unsure.`,
      },
      'no-hamlet': { short: 'The commune has no such hamlet', long: (name, hamlet) => `${name} sent this for ${hamlet}.` },
      'not-allowed': {
        short: 'The sender may not do this',
        long: (name, _hamlet) => `This is for a team lead or an official; ${name} sent it from a phone.`,
      },
      differs: {
        short: 'Another version of this was taken already',
        long: (name, hamlet) =>
          `The register of ${hamlet} already has another version. Compare both below and ask ${name} which is right.`,
      },
      unreadable: {
        short: 'The content cannot be read',
        long: (name, _hamlet) =>
          `What the phone of ${name} sent is not well formed. Let a technician look, and ask ${name} to write it again if needed.`,
      },
      'too-large': {
        short: 'Longer than the server takes',
        long: (name, _hamlet) => `This is too long. Ask ${name} to split it and write it again.`,
      },
      other: {
        short: 'The server could not write it',
        long: (name, hamlet) => `The server could not write what ${name} sent for ${hamlet}.`,
      },
    },
    waits: {
      household: {
        short: 'For this house to be in the register',
        long: 'The house is not in the register yet. Usually the phone that wrote it down had no network so far. Once it arrives, this is written by itself; nothing to do.',
      },
      server: {
        short: 'For the server to be updated',
        long: 'The phone has a newer app than the server. Once the administrator updates the server, this is written by itself; nothing to do here.',
      },
    },
    barrier: {
      'no-hamlet': 'It cannot be accepted: the commune has no such hamlet.',
      unreadable: 'It cannot be accepted: the server cannot read it.',
      'not-allowed': 'It cannot be accepted: the sender may not do this.',
      'too-large': 'It cannot be accepted: it is too long.',
    },
    accept: 'Accept into the register',
    dismiss: 'Do not accept',
    back: 'Not yet',
    deciding: 'Writing',
    confirmTitle: 'Confirm',
    confirm: {
      accept: (name, hamlet) => `This goes into the register of ${hamlet} in the name of ${name}. It cannot be undone.`,
      acceptOther: (name, hamlet) =>
        `This version goes into the register of ${hamlet} in the name of ${name}; where the two differ, it replaces the other. It cannot be undone.`,
      acceptForHousehold: (name) =>
        `The house is not in the register: what ${name} sent will wait by itself until it arrives. It cannot be undone.`,
      acceptForServer: (name) =>
        `The server cannot read it yet: what ${name} sent will wait by itself until the server is updated. It cannot be undone.`,
      dismiss: (name) =>
        `This is kept but not written into the register. The phone of ${name} will say that the commune did not take it. It cannot be undone.`,
    },
    decided: {
      accepted: (what, name) => `Accepted: ${what} (${name}).`,
      dismissed: (what, name) => `Not accepted: ${what} (${name}).`,
    },
    decideFailed: 'The decision could not be written',
    refused: 'The server cannot take this into the register',
    goneTitle: 'This no longer waits here',
    goneNext: 'Somebody has decided, or it was written by itself. Nothing more to do.',
  },
});
