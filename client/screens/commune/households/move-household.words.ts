import { defineWords } from '#client/ui/words.ts';

export const moveHouseholdWords = defineWords({
  vi: {
    toHamlet: 'Chuyển sang thôn khác',
    away: 'Đã đi khỏi xã',
    hamletTitle: (head: string) => `Chuyển hộ ${head} sang thôn khác`,
    whichHamlet: 'Hộ này nay ở thôn nào?',
    hamletMissing: 'Chọn thôn.',
    goesAlong: 'Lượt thăm và hồ sơ đi theo hộ. Bài người đi thăm chưa gửi vẫn vào đúng hộ này.',
    moveNow: (hamlet: string) => `Chuyển sang ${hamlet}`,
    awayTitle: (head: string) => `Hộ ${head} đã đi khỏi xã`,
    awayMeans: (hamlet: string) =>
      `Hộ này không còn trong danh sách và trong các con số của ${hamlet}. Lượt thăm đã ghi vẫn được giữ trong nhật ký của xã.`,
    awayBack: 'Nếu chỉ chuyển sang thôn khác của xã, đóng trang này và bấm “Chuyển sang thôn khác”.',
    awayNow: 'Đưa ra khỏi danh sách',
    moving: 'Đang chuyển',
    moveFailed: 'Chưa chuyển được, hộ vẫn ở thôn cũ',
    hasMoved: (head: string, hamlet: string) => `Hộ ${head} đã chuyển sang ${hamlet}`,
    hasLeft: (head: string) => `Hộ ${head} không còn trong danh sách của xã`,
    wasNotThere: (head: string) => `Hộ ${head} không còn ở thôn này nên được để yên`,
    phonesFollow: 'Điện thoại của người đi thăm tự đổi ở lần có mạng tới.',
  },
  en: {
    toHamlet: 'Move to another hamlet',
    away: 'Left the commune',
    hamletTitle: (head) => `Move the household of ${head} to another hamlet`,
    whichHamlet: 'In which hamlet are they now?',
    hamletMissing: 'Choose the hamlet.',
    goesAlong: 'Visits and files go with the household. What volunteers have not sent yet still finds it.',
    moveNow: (hamlet) => `Move to ${hamlet}`,
    awayTitle: (head) => `The household of ${head} has left the commune`,
    awayMeans: (hamlet) =>
      `It is no longer on the list and in the numbers of ${hamlet}. Visits that were written down stay in the commune’s journal.`,
    awayBack: 'If they only moved to another hamlet of the commune, close this and choose “Move to another hamlet”.',
    awayNow: 'Take off the list',
    moving: 'Moving',
    moveFailed: 'Not moved, the household is still in its hamlet',
    hasMoved: (head, hamlet) => `The household of ${head} moved to ${hamlet}`,
    hasLeft: (head) => `The household of ${head} is no longer on the commune’s list`,
    wasNotThere: (head) => `The household of ${head} is no longer in this hamlet and was left alone`,
    phonesFollow: 'The phones of those who visit follow when they next reach a network.',
  },
});
