/**
 * Why people do not use online services: the reasons heard in Đồng Tháp (08/06/2020) and Tây Ninh (25/02/2025).
 * Several may be chosen; the one line to answer with stands beside the words of the visit.
 */
export const reasonCodes = [
  'unaware',
  'no-need',
  'paper-habit',
  'low-skill',
  'no-device',
  'no-network',
  'no-account',
  'no-smartphone',
  'fear-security',
  'fear-lost-file',
  'hard-to-find',
  'system-slow',
  'nobody-explained',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];
