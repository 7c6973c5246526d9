/** What lies on the phone's disk: one byte of format, 12 of nonce, then AES-256-GCM with its tag. */
export type Sealed = Uint8Array<ArrayBuffer>;

/** What a sealed thing is: bound into the seal, so that nothing can be put in another's place. */
export interface SealLabel {
  kind: 'account' | 'draft' | 'operation' | 'page';
  key: string;
}

/** Seals a JSON value. `packed`: gzip first, for what is large. */
export async function seal(dataKey: CryptoKey, label: SealLabel, value: unknown, packed = false): Promise<Sealed> {
  const plain = new TextEncoder().encode(JSON.stringify(value));
  return sealBytes(dataKey, labelBytes(label), packed ? await gzip(plain) : plain);
}

/** The value again; throws when the key, the label or a single byte is another. */
export async function unseal(dataKey: CryptoKey, label: SealLabel, sealed: Sealed, packed = false): Promise<unknown> {
  const plain = await unsealBytes(dataKey, labelBytes(label), sealed);
  return JSON.parse(new TextDecoder().decode(packed ? await gunzip(plain) : plain));
}

export async function sealBytes(key: CryptoKey, label: Sealed, plain: Sealed): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
  const hidden = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: label }, key, plain);
  const sealed = new Uint8Array(1 + nonceLength + hidden.byteLength);
  sealed[0] = format;
  sealed.set(nonce, 1);
  sealed.set(new Uint8Array(hidden), 1 + nonceLength);
  return sealed;
}

export async function unsealBytes(key: CryptoKey, label: Sealed, sealed: Sealed): Promise<Sealed> {
  const iv = sealed.subarray(1, 1 + nonceLength);
  const hidden = sealed.subarray(1 + nonceLength);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: label }, key, hidden));
}

export function labelBytes({ kind, key }: SealLabel): Sealed {
  return new TextEncoder().encode(`${kind}|${key}`);
}

const format = 1;
const nonceLength = 12;

export function gzip(bytes: Sealed): Promise<Sealed> {
  return through(bytes, new CompressionStream('gzip'));
}

export function gunzip(bytes: Sealed): Promise<Sealed> {
  return through(bytes, new DecompressionStream('gzip'));
}

async function through(bytes: Sealed, { readable, writable }: CompressionStream | DecompressionStream): Promise<Sealed> {
  // Not by a Blob: each goes by way of another process. What is wrong with the bytes is told where they are read.
  const writer = writable.getWriter();
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  return new Uint8Array(await new Response(readable).arrayBuffer());
}
