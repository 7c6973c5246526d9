import { defineWords } from '#client/ui/words.ts';

/** When to come back. */
export const revisitWords = defineWords({
  vi: { tomorrow: 'Ngày mai', inThree: 'Ba ngày nữa', inWeek: 'Một tuần nữa', pick: 'Chọn ngày khác', none: 'Không hẹn', day: 'Ngày hẹn' },
  en: { tomorrow: 'Tomorrow', inThree: 'In three days', inWeek: 'In a week', pick: 'Choose another day', none: 'No promise', day: 'Day' },
});
