/** Keeps what is edited in this browser a moment after each change, and offers what an earlier stay has left behind. */
import { createEffect, createSignal, on, onCleanup } from 'solid-js';
import { type EditorFields, isSame } from './editor-fields.ts';
import { findUnsaved, forgetUnsaved, keepUnsaved, newestFirst, type UnsavedEntry, unsavedKey } from './unsaved.ts';
import { findOnDisk, forgetOnDisk, keepOnDisk } from './unsaved-disk.ts';

const PAUSE_MS = 400;
/** Whoever types without a pause is not to lose more than this. */
const MOST_MS = 900;

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
  let written: UnsavedEntry | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = 0;
  const [kept, setKept] = createSignal(true);
  const [offers, setOffers] = createSignal(worthOffering(findUnsaved(options.contentId), options.current()));

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const fields = options.edits();
    const key = unsavedKey(options.contentId, options.version(), stay);
    if (written && (!fields || written.key !== key)) forget(written.key);
    if (!fields) {
      written = undefined;
      return setKept(true);
    }
    const unsaved = { version: options.version(), at: Date.now(), fields };
    const entry = { key, ...unsaved };
    written = entry;
    const onDisk = keepOnDisk(key, unsaved);
    if (keepUnsaved(key, unsaved)) return setKept(true);
    // Too large for the one place: the other may take it.
    void onDisk.then((isThere) => written === entry && setKept(isThere));
  };

  void findOnDisk(options.contentId).then((found) => {
    const others = found.filter(({ key }) => !key.endsWith(`.${stay}`) && key !== written?.key);
    setOffers((known) => {
      const newer = others.filter((entry) => known.every(({ key, at }) => key !== entry.key || at < entry.at));
      const rest = known.filter(({ key }) => newer.every((entry) => entry.key !== key));
      return [...rest, ...worthOffering(newer, options.current())].sort(newestFirst);
    });
  });

  createEffect(
    on(
      [options.edits, options.version],
      ([edits]) => {
        // What was saved or taken back is forgotten at once: nothing of it should be offered again.
        if (!edits) return flush();
        if (timer === undefined) due = Date.now() + MOST_MS;
        clearTimeout(timer);
        timer = setTimeout(flush, Math.min(PAUSE_MS, Math.max(0, due - Date.now())));
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
      const entry = written;
      written = undefined;
      stay = newStay();
      if (entry) setOffers([entry, ...offers()]);
    },
    drop,
    discard: (entry: UnsavedEntry) => {
      forget(entry.key);
      drop(entry);
    },
  };
}

function forget(key: string): void {
  forgetUnsaved(key);
  void forgetOnDisk(key);
}

/** What says nothing but what is there already was saved in the end. */
function worthOffering(entries: UnsavedEntry[], current: EditorFields): UnsavedEntry[] {
  return entries.filter((entry) => {
    const restored = { ...current, ...entry.fields };
    const differs = (Object.keys(entry.fields) as (keyof EditorFields)[]).some((name) => !isSame(name, restored, current));
    if (!differs) forget(entry.key);
    return differs;
  });
}
