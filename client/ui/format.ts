import { currentLanguage, type Language } from './words.ts';

/** Everyone who uses this lives by Vietnam's clock, whatever the machine believes. */
const timeZone = 'Asia/Ho_Chi_Minh';
const narrowSpace = '\u00a0';

/** An instant: a Date, milliseconds since 1970, or an ISO 8601 text with its offset. */
export type Instant = Date | number | string;

/** '2026-11-12' → '12/11/2026'. Both languages write the day first, as every Vietnamese paper does. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** '2026-11-12' → '12/11', where the year is plain from the place. */
export function formatShortDay(day: string): string {
  return formatDay(day).slice(0, 5);
}

/** The time of day in Vietnam: '14:05'. */
export function formatTime(instant: Instant): string {
  const { hour, minute } = vietnamClock(instant);
  return `${hour}:${minute}`;
}

/** '14:05, 22/11/2026', in Vietnam's time. */
export function formatDateTime(instant: Instant): string {
  const { year, month, day, hour, minute } = vietnamClock(instant);
  return `${hour}:${minute}, ${day}/${month}/${year}`;
}

/** A count with its thousands grouped: '1.308' in Vietnamese, '1,308' in English. */
export function formatCount(count: number, language: Language = currentLanguage()): string {
  return numberFormat(language, 0).format(count);
}

/** A share from 0 to 1 as '80,2 %' (one decimal at most). The space does not break. */
export function formatPercent(share: number, language: Language = currentLanguage()): string {
  return `${numberFormat(language, 1).format(share * 100)}${narrowSpace}%`;
}

/** Metres as a walker says them: '320 m', '1,2 km'. */
export function formatDistance(metres: number, language: Language = currentLanguage()): string {
  const rounded = metres < 100 ? Math.round(metres) : Math.round(metres / 10) * 10;
  return rounded < 1000
    ? `${rounded}${narrowSpace}m`
    : `${numberFormat(language, 1).format(metres / 1000)}${narrowSpace}km`;
}

/** Bytes as '640 KB', '3,4 MB' or '12 GB' (decimal units, as mobile data is sold). */
export function formatBytes(bytes: number, language: Language = currentLanguage()): string {
  if (bytes < 999_500) return `${numberFormat(language, 0).format(Math.ceil(bytes / 1000))}${narrowSpace}KB`;
  return bytes < 999_950_000
    ? `${numberFormat(language, 1).format(bytes / 1_000_000)}${narrowSpace}MB`
    : `${numberFormat(language, 1).format(bytes / 1_000_000_000)}${narrowSpace}GB`;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function vietnamClock(instant: Instant): Record<'year' | 'month' | 'day' | 'hour' | 'minute', string> {
  const found = { year: '', month: '', day: '', hour: '', minute: '' };
  for (const { type, value } of clock.formatToParts(new Date(instant))) {
    if (type in found) found[type as keyof typeof found] = value;
  }
  return found;
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language}${decimals}`;
  const known = numberFormats.get(key);
  if (known) return known;
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  const made = new Intl.NumberFormat(locale, { maximumFractionDigits: decimals });
  numberFormats.set(key, made);
  return made;
}
