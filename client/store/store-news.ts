/** What one tab tells the others, so that what they hold in memory follows the disk. */
export type StoreNews =
  | { kind: 'operations' }
  | { kind: 'page'; scopeKey: string }
  | { kind: 'device' }
  | { kind: 'locked' };

export interface NewsChannel {
  tell(news: StoreNews): void;
  hear(listener: (news: StoreNews) => void): void;
}

/** Between the tabs of one browser. */
export function openNewsChannel(): NewsChannel {
  const channel = new BroadcastChannel('store');
  return {
    tell: (news) => channel.postMessage(news),
    hear: (listener) => channel.addEventListener('message', (event: MessageEvent<StoreNews>) => listener(event.data)),
  };
}
