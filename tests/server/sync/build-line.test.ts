import { expect, test } from 'vitest';
import { Problem } from '#shared/base/problem.ts';
import { BuildLine } from '#server/sync/build-line.ts';

/** Builds that end when told to, by key, and which of them have begun, in order. */
function aSite() {
  const begun: string[] = [];
  const ends = new Map<string, (fault?: Error) => void>();
  const work = (key: string) => () => {
    begun.push(key);
    return new Promise<void>((resolve, reject) => ends.set(key, (fault) => (fault === undefined ? resolve() : reject(fault))));
  };
  return { begun, work, end: (key: string, fault?: Error) => ends.get(key)?.(fault) };
}

test('so many are built at once, the rest in the order in which they were asked for, and a line that is too long takes no more', async () => {
  const { begun, work, end } = aSite();
  const line = new BuildLine({ atOnce: 2, waiting: 2 });
  const asked = ['a', 'b', 'c', 'd'].map((key) => line.build(key, work(key)));
  expect(begun).toEqual(['a', 'b']);
  await expect(line.build('e', work('e'))).rejects.toEqual(new Problem('server.busy'));
  end('b');
  await asked[1];
  expect(begun).toEqual(['a', 'b', 'c']);
  end('a');
  end('c');
  await asked[2];
  end('d');
  await Promise.all(asked);
  expect(line.isBusy).toBe(false);
});

test('what is asked for again while it is built, or while it waits, is built once', async () => {
  const { begun, work, end } = aSite();
  const line = new BuildLine({ atOnce: 1, waiting: 1 });
  const asked = ['a', 'a', 'b', 'b'].map((key) => line.build(key, work(key)));
  end('a');
  await Promise.all(asked.slice(0, 2));
  end('b');
  await Promise.all(asked);
  expect(begun).toEqual(['a', 'b']);
});

test('one that fails says so to all who wait for it, gives its place to the next, and can be asked for again', async () => {
  const { begun, work, end } = aSite();
  const line = new BuildLine({ atOnce: 1, waiting: 1 });
  const failing = [line.build('a', work('a')), line.build('a', work('a'))];
  const next = line.build('b', work('b'));
  const told = Promise.allSettled(failing);
  end('a', new Error('disk full'));
  expect((await told).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  end('b');
  await next;
  const again = line.build('a', work('a'));
  end('a');
  await again;
  expect(begun).toEqual(['a', 'b', 'a']);
});
