import { useSyncExternalStore } from 'react';

export type Language = 'vi' | 'en';

/** A sentence, a function that makes a sentence of its arguments, or a group of them (for words kept by code). */
export type Phrases = { readonly [key: string]: string | ((...args: never[]) => string) | Phrases };

/** What the second language must look like to stand beside the first: same keys, same arguments, any words. */
export type SamePhrases<V> = {
  readonly [K in keyof V]: V[K] extends string
    ? string
    : V[K] extends (...args: infer Args) => string
      ? (...args: Args) => string
      : SamePhrases<V[K]>;
};

/** The words of one screen in both languages. */
export interface Words<Dictionary> {
  readonly vi: Dictionary;
  readonly en: Dictionary;
}

/**
 * Declares the words of a screen. Vietnamese leads; a missing, extra or differently called English phrase,
 * or one that leaves out an argument, does not compile.
 */
export function defineWords<V extends Phrases, E extends SamePhrases<V>>(words: {
  vi: V;
  en: E & NoOthers<V, E> & SameArguments<V, E>;
}): Words<SamePhrases<V>> {
  return words as unknown as Words<SamePhrases<V>>;
}

/** The words of a screen in the language of the reader; the screen renders again when the language changes. */
export function useWords<Dictionary>(words: Words<Dictionary>): Dictionary {
  return words[useLanguage()];
}

/** The same outside React: for a file name, a notification, a document title. */
export function wordsNow<Dictionary>(words: Words<Dictionary>): Dictionary {
  return words[language];
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage, currentLanguage);
}

export function currentLanguage(): Language {
  return language;
}

/** Remembers the language on this machine, tells every screen and every other tab. */
export function setLanguage(next: Language): void {
  writeStored(next);
  show(next);
}

const storageKey = 'tung-nha.language';
const listeners = new Set<() => void>();
let language: Language = readStored();

markDocument();
globalThis.window?.addEventListener('storage', (event) => {
  if (event.key === storageKey || event.key === null) show(readStored());
});

function show(next: Language): void {
  if (next === language) return;
  language = next;
  markDocument();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// The same words are read by tests and by build steps, where there is no page.
function markDocument(): void {
  if (globalThis.document) document.documentElement.lang = language;
}

// A browser may refuse storage (private window, blocked cookies): the choice then lasts as long as the page.
function readStored(): Language {
  try {
    return globalThis.window?.localStorage.getItem(storageKey) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}

function writeStored(next: Language): void {
  try {
    globalThis.window?.localStorage.setItem(storageKey, next);
  } catch {
    return;
  }
}

type NoOthers<V, E> = { readonly [K in keyof E]: K extends keyof V ? unknown : never };

type SameArguments<V, E> = {
  readonly [K in keyof V & keyof E]: V[K] extends string
    ? unknown
    : V[K] extends (...args: infer Asked) => string
      ? E[K] extends (...args: infer Taken) => string
        ? Taken['length'] extends Asked['length']
          ? unknown
          : never
        : never
      : SameArguments<V[K], E[K]> & NoOthers<V[K], E[K]>;
};
