import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { canonical } from '#shared/sync/canonical.ts';
import { rowsContentSchema, workContentSchema } from '#shared/sync/bundle.ts';
import { type Envelope, envelopeSchema, operationBodies, readOperation } from '#shared/sync/operation.ts';
import { pullRequestSchema } from '#shared/sync/pull.ts';
import { pushRequestSchema } from '#shared/sync/push.ts';

const golden = fileURLToPath(new URL('./golden/', import.meta.url));

/** The wire as it was shipped: by name and version, a hash of what the schema accepts. Lines are added, never edited. */
const shipped = JSON.parse(fs.readFileSync(`${golden}schemas.json`, 'utf8')) as Record<string, string>;

test('a body on the wire keeps its meaning: changing its schema means raising its version', () => {
  const current = Object.fromEntries(
    Object.entries(operationBodies).flatMap(([type, { version, body, older }]) => [
      [`${type} v${version}`, hashOf(body)] as const,
      ...Object.entries<{ body: z.core.$ZodType }>(older).map(([v, { body: before }]) => [`${type} v${v}`, hashOf(before)] as const),
    ]),
  );
  expect(current).toEqual(Object.fromEntries(Object.keys(current).map((key) => [key, shipped[key]])));
});

test('the envelopes of push and pull are those of protocol 1, with nothing but optional fields added', () => {
  const current = { push: hashOf(pushRequestSchema), pull: hashOf(pullRequestSchema), envelope: hashOf(envelopeSchema) };
  expect(current).toEqual({ push: shipped['push 1'], pull: shipped['pull 1, with files'], envelope: shipped['envelope 1'] });
});

test('what bundles carry is that of layout 1', () => {
  const current = { work: hashOf(workContentSchema), rows: hashOf(rowsContentSchema) };
  expect(current).toEqual({ work: shipped['bundle work 1'], rows: shipped['bundle rows 1'] });
});

const operations = fs.readdirSync(golden).filter((file) => file !== 'schemas.json');

test.each(operations)('an operation shipped as %s is still understood', (file) => {
  const { sent, read } = JSON.parse(fs.readFileSync(golden + file, 'utf8')) as { sent: Envelope; read: unknown };
  expect(readOperation(envelopeSchema.parse(sent))).toEqual({ kind: 'operation', operation: read });
});

const bodies = Object.keys(shipped).filter((key) => key.includes('.'));

test('every body that was ever shipped is still read', () => {
  const read = Object.entries(operationBodies).flatMap(([type, { version }]) =>
    Array.from({ length: version }, (_, index) => `${type} v${index + 1}`),
  );
  expect(read.toSorted()).toEqual(bodies.toSorted());
});

test('every shipped body has a golden operation', () => {
  expect(bodies.filter((key) => !operations.some((file) => file.startsWith(key.replace(' ', '.'))))).toEqual([]);
});

function hashOf(schema: z.core.$ZodType): string {
  return createHash('sha256').update(canonical(z.toJSONSchema(schema, { io: 'input' }))).digest('hex').slice(0, 16);
}
