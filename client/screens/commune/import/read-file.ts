import { Problem } from '#shared/base/problem.ts';

/**
 * The bytes of a file as base64, as the importer takes them.
 * @throws Problem `roster.not-a-table` when the computer does not give the file out: moved, or open elsewhere
 */
export function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ''));
    reader.onerror = () => reject(new Problem('roster.not-a-table', { reason: 'withheld' }));
    reader.readAsDataURL(file);
  });
}
