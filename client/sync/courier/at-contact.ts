import { toBase64 } from '#shared/base/bytes.ts';
import { api } from '#client/api/client.ts';
import type { CourierSide } from '#client/store/courier-side.ts';
import { sendSealedAlone } from './send-sealed.ts';

/**
 * What is done once when the commune was reached: the phone gives its outbox key, sealed to the server, and takes the
 * server's public keys, if either lacks the other's; and what a forgotten PIN locked away is sent as it lies.
 */
export async function makeReady(courier: CourierSide): Promise<void> {
  const row = await courier.outboxKey();
  if (row === null) return;
  const { keys, isKnown } = await api.courier.keys.query({ outboxKey: row.id });
  if (!isKnown) {
    const wrapped = toBase64(await courier.wrapped(keys));
    await api.courier.register.mutate({ outboxKey: row.id, serverKey: keys.id, wrapped });
  }
  if (row.server?.id !== keys.id) await courier.keepServer(row.id, keys);
  await sendSealedAlone(courier, { now: new Date(), except: row.id });
}
