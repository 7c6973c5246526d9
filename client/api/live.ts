import { api } from './client.ts';

/** A hint that a hamlet has moved to a version. Hints may be lost: nothing depends on hearing one. */
export interface Change {
  commune: string;
  scope: number;
  ver: number;
}

export interface ChangeListener {
  (change: Change): void;
}

/**
 * Listens for changes in places this person may see. A browser allows a server six connections, so of all its tabs one
 * holds the line and tells the others. `onLine` is called whenever the line has come up: changes may have been missed.
 */
export function onChange(listener: ChangeListener, onLine: () => void = () => undefined): () => void {
  const follower = { listener, onLine };
  followers.add(follower);
  if (followers.size === 1) begin();
  return () => {
    followers.delete(follower);
    if (followers.size === 0) end();
  };
}

type Message = { kind: 'change'; change: Change } | { kind: 'line-up' };

const name = 'live';
const followers = new Set<{ listener: ChangeListener; onLine: () => void }>();

/** A server that is away, or will not have us, is asked again ever more rarely, half by chance. Milliseconds. */
const firstWaitMs = 2_000;
const longestWaitMs = 60_000;

let channel: BroadcastChannel | null = null;
let ended = new AbortController();

function begin(): void {
  ended = new AbortController();
  channel = new BroadcastChannel(name);
  channel.addEventListener('message', (event: MessageEvent<Message>) => hear(event.data));
  const { signal } = ended;
  navigator.locks.request(name, { signal }, () => holdLine(signal)).catch((fault: unknown) => {
    if (!signal.aborted) throw fault;
  });
}

function end(): void {
  ended.abort();
  channel?.close();
  channel = null;
}

function holdLine(signal: AbortSignal): Promise<void> {
  return new Promise((release) => {
    let failures = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop = connect(isUp, again);
    function isUp() {
      failures = 0;
      tell({ kind: 'line-up' });
    }
    function again() {
      clearTimeout(timer);
      if (signal.aborted) return;
      const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** failures) * (0.5 + Math.random() / 2);
      failures += 1;
      timer = setTimeout(() => (stop = connect(isUp, again)), wait);
    }
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      stop();
      release();
    });
  });
}

// The link itself reconnects while the browser's EventSource lives; an answer that is not a stream ends it for good.
function connect(onStarted: () => void, onBroken: () => void): () => void {
  const subscription = api.live.changes.subscribe(undefined, {
    onStarted,
    onData: (change) => tell({ kind: 'change', change }),
    onError: onBroken,
    onStopped: onBroken,
  });
  return () => subscription.unsubscribe();
}

function tell(message: Message): void {
  channel?.postMessage(message);
  hear(message);
}

function hear(message: Message): void {
  for (const { listener, onLine } of followers) {
    if (message.kind === 'change') listener(message.change);
    else onLine();
  }
}
