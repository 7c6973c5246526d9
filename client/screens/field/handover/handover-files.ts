import { toBase64, toHex } from '#shared/base/bytes.ts';
import { armoured } from '#shared/sync/armour.ts';
import { maxQrCharacters } from '#shared/sync/bundle.ts';
import type { Packed } from '#client/sync/courier/hand-over.ts';
import type { MadeFile } from '#client/ui/give-files.ts';
import { handoverWords } from './handover.words.ts';

/** The bundles as files. The name tells them apart and names nobody; the first line is Vietnamese, whoever opens it. */
export function handoverFiles(packed: readonly Packed[], origin: string): MadeFile[] {
  return packed.map(({ bytes }) => ({
    name: `tung-nha-trao-tay-${toHex(bytes.slice(-4))}.txt`,
    text: armoured(bytes, handoverWords.vi.fileLine(origin)),
  }));
}

/** A link that is the bundle itself, for a camera; `null` when one code is too small for it. */
export function handoverLink(packed: readonly Packed[], origin: string): string | null {
  const [only, ...more] = packed;
  if (only === undefined || more.length > 0) return null;
  const link = `${origin}/mang-giup#${toBase64(only.bytes, { url: true })}`;
  return link.length <= maxQrCharacters ? link : null;
}
