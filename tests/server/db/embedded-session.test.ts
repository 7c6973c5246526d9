import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSession } from '#server/db/embedded-session.ts';

/** An engine that answers each query with its own text, and knows whether a transaction is open. */
function createEngine() {
  const ran: string[] = [];
  let inTransaction = false;
  return {
    ran,
    run(batch: Uint8Array): Promise<Buffer> {
      const text = textOf(Buffer.from(batch));
      ran.push(text);
      if (text === 'begin') inTransaction = true;
      if (text === 'commit' || text === 'rollback') inTransaction = false;
      const notification = text.startsWith('notify') ? message('A', Buffer.from('news')) : Buffer.alloc(0);
      return Promise.resolve(Buffer.concat([notification, message('Z', Buffer.from(inTransaction ? 'T' : 'I'))]));
    },
  };
}

function connect(session: ReturnType<typeof createSession>) {
  const heard: string[] = [];
  const connection = session.connect({
    answer: (bytes) => heard.push(bytes.toString('latin1', 0, 1)),
    end: (reason) => heard.push(reason),
  });
  connection.write(Buffer.from([0, 0, 0, 4]));
  return { heard, ask: (text: string) => connection.write(message('Q', Buffer.from(`${text}\0`))), ...connection };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a statement of one connection waits until the transaction of another is over', async () => {
  const engine = createEngine();
  const session = createSession(engine.run);
  const [first, second] = [connect(session), connect(session)];
  first.ask('begin');
  second.ask('select 2');
  first.ask('select 1');
  await vi.advanceTimersByTimeAsync(1);
  first.ask('commit');
  await vi.advanceTimersByTimeAsync(1);
  expect(engine.ran.filter((text) => text !== '')).toEqual(['begin', 'select 1', 'commit', 'select 2']);
});

test('a connection that goes away in its transaction is rolled back, and the next one gets its turn', async () => {
  const engine = createEngine();
  const session = createSession(engine.run);
  const [first, second] = [connect(session), connect(session)];
  first.ask('begin');
  await vi.advanceTimersByTimeAsync(1);
  second.ask('select 2');
  first.gone();
  await vi.advanceTimersByTimeAsync(1);
  expect(engine.ran.slice(-3)).toEqual(['begin', 'rollback', 'select 2']);
});

test('a transaction forgotten for a minute ends, so that the others are not kept waiting for ever', async () => {
  const engine = createEngine();
  const session = createSession(engine.run);
  const first = connect(session);
  first.ask('begin');
  connect(session).ask('select 2');
  await vi.advanceTimersByTimeAsync(59_000);
  expect(engine.ran).not.toContain('select 2');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(first.heard).toContain('idle in transaction');
  expect(engine.ran.slice(-2)).toEqual(['rollback', 'select 2']);
});

test('a notification reaches every connection', async () => {
  const session = createSession(createEngine().run);
  const [first, second] = [connect(session), connect(session)];
  await vi.advanceTimersByTimeAsync(1);
  first.ask('notify board');
  await vi.advanceTimersByTimeAsync(1);
  expect(second.heard).toContain('A');
});

test('a message cut into pieces on its way is put together again', async () => {
  const engine = createEngine();
  const { write } = connect(createSession(engine.run));
  const whole = message('Q', Buffer.from('select 1\0'));
  for (const byte of whole) write(Buffer.from([byte]));
  await vi.advanceTimersByTimeAsync(1);
  expect(engine.ran).toEqual(['', 'select 1']);
});

function message(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(4 + body.length);
  return Buffer.concat([Buffer.from(type), length, body]);
}

/** The text of the last query in a batch, '' for the greeting. */
function textOf(batch: Buffer): string {
  const at = batch.lastIndexOf('Q\0\0\0');
  return at === -1 ? '' : batch.toString('utf8', at + 5, batch.length - 1);
}
