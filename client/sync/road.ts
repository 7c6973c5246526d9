import { api, problemOf } from '#client/api/client.ts';
import { download } from '#client/api/download.ts';
import { snapshotPath } from '#shared/sync/pull.ts';
import type { Transport } from './ports.ts';

export { onChange } from '#client/api/live.ts';

/** Over HTTPS to the commune's server. Loaded when first needed: no screen of the phone waits for it. */
export const transport: Transport = {
  push: (request) => orProblem(api.sync.push.mutate(request)),
  pull: (request) => orProblem(api.sync.pull.query(request)),
  snapshot: (name, onBytes) => download(snapshotPath(name), 'application/gzip', onBytes),
};

async function orProblem<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (fault) {
    throw problemOf(fault);
  }
}
