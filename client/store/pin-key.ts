/** What Argon2id is asked for; kept beside the key it made, so that it can be raised for new phones. */
export interface PinCost {
  memoryKiB: number;
  passes: number;
}

/** OWASP's password storage cheat sheet (2023): 19 MiB and two passes, about half a second on a cheap phone. */
export const phonePinCost: PinCost = { memoryKiB: 19_456, passes: 2 };

/** 256 bits of key from a PIN, by Argon2id. */
export async function pinKeyOf(pin: string, salt: Uint8Array, cost: PinCost): Promise<Uint8Array<ArrayBuffer>> {
  const { argon2id } = await import('hash-wasm');
  const key = await argon2id({
    password: pin,
    salt,
    memorySize: cost.memoryKiB,
    iterations: cost.passes,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
  return new Uint8Array(key);
}
