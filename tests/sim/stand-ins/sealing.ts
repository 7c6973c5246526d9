/** In place of client/store/sealing.ts, vault.ts and outbox-key.ts: what is sealed in the simulator lies as it is. */

export function seal(_key: unknown, _label: unknown, value: unknown): Promise<unknown> {
  return Promise.resolve(value);
}

export function sealBytes(_key: unknown, _label: unknown, bytes: unknown): Promise<unknown> {
  return Promise.resolve(bytes);
}

/** What came in a file lies as the file's bytes. */
export function unseal(_key: unknown, _label: unknown, sealed: unknown): Promise<unknown> {
  return Promise.resolve(sealed instanceof Uint8Array ? JSON.parse(new TextDecoder().decode(sealed)) : sealed);
}

export function labelBytes(label: unknown): unknown {
  return label;
}

export function openVault(): Promise<unknown> {
  return Promise.resolve({});
}

export function createVault(): Promise<never> {
  return Promise.reject(new Error('The phones of the simulator are enrolled from the beginning.'));
}

export function newOutboxKey(): Promise<unknown> {
  return Promise.resolve({ row: theOutbox, outbox: theOutbox });
}

export function openOutboxKey(): Promise<unknown> {
  return Promise.resolve(theOutbox);
}

/** No courier walks in the simulator. */
export function wrapOutboxKey(): Promise<never> {
  return Promise.reject(new Error('The phones of the simulator hand nothing over.'));
}

const theOutbox = { id: 'outbox', key: {} };
