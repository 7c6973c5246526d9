import fs from 'node:fs';

/**
 * Loaded before `durable-writer.ts` (also into its worker): writes one dot into the file named by COUNT_SYNCS for each
 * time the program asks the disk to keep what was written.
 */
const countFile = process.env['COUNT_SYNCS'] ?? '';
const realSync = fs.fsyncSync;

fs.fsyncSync = (handle) => {
  realSync(handle);
  fs.appendFileSync(countFile, '.');
};
