import { api, problemOf } from '#client/api/client.ts';
import { download } from '#client/api/download.ts';
import { downloadMany, type WantedFile } from '#client/api/download-many.ts';
import { maxFilesPerAnswer, type SnapshotName, snapshotPath, snapshotsPath } from '#shared/sync/pull.ts';
import type { Transport } from './ports.ts';

export { onChange } from '#client/api/live.ts';

/** Over HTTPS to the commune's server. Loaded when first needed: no screen of the phone waits for it. */
export const transport: Transport = {
  push: (request) => orProblem(api.sync.push.mutate(request)),
  pull: (request) => orProblem(api.sync.pull.query(request)),
  snapshot(name, onBytes) {
    return new Promise((resolve, reject) => {
      // Files that are asked for in one breath come by one question.
      if (together.length === 0) setTimeout(() => void fetchTogether());
      together.push({ name, onBytes, onFile: resolve, onFault: reject });
    });
  },
};

interface Wanted extends WantedFile {
  name: SnapshotName;
  onFault(fault: unknown): void;
}

const together: Wanted[] = [];

async function fetchTogether(): Promise<void> {
  const wanted = together.splice(0, maxFilesPerAnswer);
  if (together.length > 0) setTimeout(() => void fetchTogether());
  try {
    const [first, ...others] = wanted;
    if (first === undefined) return;
    if (others.length === 0) first.onFile(await download(snapshotPath(first.name), 'application/gzip', first.onBytes));
    else await downloadMany(snapshotsPath(wanted.map(({ name }) => name)), 'application/octet-stream', wanted);
  } catch (fault) {
    for (const { onFault } of wanted) onFault(fault);
  }
}

async function orProblem<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (fault) {
    throw problemOf(fault);
  }
}
