/**
 * What the level below the commune is called. No national list of hamlets or of these words exists, so the commune's
 * own word is kept with the hamlet.
 */
export const hamletKinds = [
  'thôn',
  'xóm',
  'bản',
  'làng',
  'buôn',
  'phum',
  'sóc',
  'ấp',
  'khóm',
  'khu phố',
  'tổ dân phố',
] as const;
