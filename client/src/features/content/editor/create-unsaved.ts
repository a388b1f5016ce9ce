/** Keeps what is edited in this browser a moment after each change, and offers what an earlier stay has left behind. */
import { createEffect, createSignal, on, onCleanup } from 'solid-js';
import { type EditorFields, isSame } from './editor-fields.ts';
import { findUnsaved, forgetUnsaved, keepUnsaved, type UnsavedEntry, unsavedKey } from './unsaved.ts';

const PAUSE_MS = 400;

export interface UnsavedOptions {
  contentId: string;
  /** What was edited; null where nothing was. */
  edits: () => Partial<EditorFields> | null;
  /** The version that the edits started from. */
  version: () => number;
  current: () => EditorFields;
}

export function createUnsaved(options: UnsavedOptions) {
  const newStay = () => Math.random().toString(36).slice(2, 10);
  let stay = newStay();
  let written: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const [kept, setKept] = createSignal(true);
  const [offers, setOffers] = createSignal(worthOffering(findUnsaved(options.contentId), options.current()));

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const fields = options.edits();
    const key = unsavedKey(options.contentId, options.version(), stay);
    if (written && (!fields || written !== key)) forgetUnsaved(written);
    if (!fields) {
      written = undefined;
      return setKept(true);
    }
    written = key;
    setKept(keepUnsaved(key, { version: options.version(), at: Date.now(), fields }));
  };

  createEffect(
    on(
      [options.edits, options.version],
      ([edits]) => {
        clearTimeout(timer);
        // What was saved or taken back is forgotten at once: nothing of it should be offered again.
        if (edits) timer = setTimeout(flush, PAUSE_MS);
        else flush();
      },
      { defer: true },
    ),
  );
  const onHide = () => timer && flush();
  addEventListener('pagehide', onHide);
  document.addEventListener('visibilitychange', onHide);
  onCleanup(() => {
    onHide();
    removeEventListener('pagehide', onHide);
    document.removeEventListener('visibilitychange', onHide);
  });

  const drop = (entry: UnsavedEntry) => setOffers(offers().filter(({ key }) => key !== entry.key));
  return {
    /** Whether the browser holds what is edited. */
    kept,
    offers,
    flush,
    /** Lets what is edited lie where it is, to be taken back later; what is edited from now on goes elsewhere. */
    setAside: () => {
      flush();
      const key = written;
      written = undefined;
      stay = newStay();
      const entry = key && findUnsaved(options.contentId).find((found) => found.key === key);
      if (entry) setOffers([entry, ...offers()]);
    },
    drop,
    discard: (entry: UnsavedEntry) => {
      forgetUnsaved(entry.key);
      drop(entry);
    },
  };
}

/** What says nothing but what is there already was saved in the end. */
function worthOffering(entries: UnsavedEntry[], current: EditorFields): UnsavedEntry[] {
  return entries.filter((entry) => {
    const restored = { ...current, ...entry.fields };
    const differs = (Object.keys(entry.fields) as (keyof EditorFields)[]).some((name) => !isSame(name, restored, current));
    if (!differs) forgetUnsaved(entry.key);
    return differs;
  });
}
