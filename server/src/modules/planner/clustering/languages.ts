import { setImmediate } from 'node:timers/promises';

const DETECTED_AT_ONCE = 500;

/** The language of each text, a few at a time, so that the program goes on answering. */
export async function languagesOf(texts: string[], languageOf: (text: string) => string, signal: AbortSignal): Promise<string[]> {
  const languages: string[] = [];
  while (languages.length < texts.length) {
    signal.throwIfAborted();
    languages.push(...texts.slice(languages.length, languages.length + DETECTED_AT_ONCE).map(languageOf));
    await setImmediate();
  }
  return languages;
}
