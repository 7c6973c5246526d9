import { fromBase64, toBase64, toHex } from '#shared/base/bytes.ts';
import { armoured } from '#shared/sync/armour.ts';
import { maxQrCharacters } from '#shared/sync/bundle.ts';
import type { MadeFile } from '#client/ui/give-files.ts';
import { receiptFirstLine } from './bundle-words.ts';

/** A receipt, as the server gave it in Base64, as a file to give back. */
export function receiptFile(receipt: string, origin: string): MadeFile {
  const bytes = fromBase64(receipt) ?? new Uint8Array();
  const mark = toHex(bytes.slice(-4));
  return { name: `tung-nha-bien-nhan-${mark}.txt`, text: armoured(bytes, receiptFirstLine(origin)) };
}

/** A link that is the receipt itself, for the camera of the phone it is for; `null` when one code is too small for it. */
export function receiptLink(receipt: string, origin: string): string | null {
  const link = `${origin}/bien-nhan#${toBase64(fromBase64(receipt) ?? new Uint8Array(), { url: true })}`;
  return link.length <= maxQrCharacters ? link : null;
}
