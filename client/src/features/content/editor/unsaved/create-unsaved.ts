/** Keeps what is edited in this browser a moment after each change, and on the server; offers what earlier stays have left behind. */
import type { Client } from '@urql/core';
import { createEffect, createSignal, on, onCleanup } from 'solid-js';
import { type EditorFields, isSame } from '../editor-fields.ts';
import { createServerCopy } from './server-copy.ts';
import { findUnsaved, forgetUnsaved, keepUnsaved, mergeFound, type UnsavedEntry, unsavedKey } from './unsaved.ts';
import { findOnDisk, forgetOnDisk, keepOnDisk } from './unsaved-disk.ts';

const PAUSE_MS = 400;
/** Whoever types without a pause is not to lose more than this. */
const MOST_MS = 900;

export interface UnsavedOptions {
  client: Client;
  contentId: string;
  /** What was edited; null where nothing was. */
  edits: () => Partial<EditorFields> | null;
  /** The version that the edits started from. */
  version: () => number;
  current: () => EditorFields;
  /** Whether the server keeps a copy: it does for people. */
  onServer: boolean;
}

export function createUnsaved(options: UnsavedOptions) {
  const newStay = () => Math.random().toString(36).slice(2, 12);
  let stay = newStay();
  let written: UnsavedEntry | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = 0;
  const [here, setHere] = createSignal(true);
  const server = createServerCopy({
    client: options.client,
    contentId: options.contentId,
    edits: () => {
      const fields = options.edits();
      return fields && { fields, version: options.version() };
    },
    stay: () => stay,
  });
  const [offers, setOffers] = createSignal(worthOffering(findUnsaved(options.contentId)));

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const fields = options.edits();
    const key = unsavedKey(options.contentId, options.version(), stay);
    if (written && (!fields || written.key !== key)) forget(written.key);
    if (!fields) {
      written = undefined;
      server.clear();
      return setHere(true);
    }
    const unsaved = { version: options.version(), at: Date.now(), fields };
    const entry: UnsavedEntry = { key, stay, ...unsaved, here: true, onServer: options.onServer };
    written = entry;
    const onDisk = keepOnDisk(key, unsaved);
    if (keepUnsaved(key, unsaved)) return setHere(true);
    // Too large for the one place: the other may take it. What that one has of before is not to be taken for the newest.
    forgetUnsaved(key);
    void onDisk.then((isThere) => written === entry && setHere(isThere));
  };

  void Promise.all([findOnDisk(options.contentId), options.onServer ? server.find() : []]).then(([onDisk, onServer]) => {
    const others = (entries: UnsavedEntry[]) => entries.filter((entry) => entry.stay !== stay);
    const known = offers();
    setOffers(worthOffering(mergeFound([...known, ...others(onDisk)], others(onServer))));
  });

  createEffect(
    on(
      [options.edits, options.version],
      ([edits]) => {
        // What was saved or taken back is forgotten at once: nothing of it should be offered again.
        if (!edits) return flush();
        if (options.onServer) server.plan();
        if (timer === undefined) due = Date.now() + MOST_MS;
        clearTimeout(timer);
        timer = setTimeout(flush, Math.min(PAUSE_MS, Math.max(0, due - Date.now())));
      },
      { defer: true },
    ),
  );
  const onHide = () => {
    if (timer) flush();
    server.leave();
  };
  addEventListener('pagehide', onHide);
  document.addEventListener('visibilitychange', onHide);
  onCleanup(() => {
    onHide();
    removeEventListener('pagehide', onHide);
    document.removeEventListener('visibilitychange', onHide);
  });

  function forget(key: string): void {
    forgetUnsaved(key);
    void forgetOnDisk(key);
  }

  /** Away with it, wherever it is. */
  function destroy(entry: UnsavedEntry): void {
    forget(entry.key);
    if (entry.onServer) void server.discard(entry.stay);
  }

  /** What says nothing but what is there already was saved in the end. */
  function worthOffering(entries: UnsavedEntry[]): UnsavedEntry[] {
    const current = options.current();
    return entries.filter((entry) => {
      const restored = { ...current, ...entry.fields };
      const differs = (Object.keys(entry.fields) as (keyof EditorFields)[]).some((name) => !isSame(name, restored, current));
      if (!differs) destroy(entry);
      return differs;
    });
  }

  const drop = (entry: UnsavedEntry) => setOffers(offers().filter((offer) => offer.stay !== entry.stay));
  return {
    /** Where what is edited is kept beside the desk. */
    here,
    there: server.state,
    offers,
    flush,
    stay: () => (options.onServer ? stay : null),
    /** To be awaited before a save, which takes the copy on the server away: nothing older may arrive after it. */
    settled: server.settled,
    wasSaved: server.wasSaved,
    /** A save was not taken: what it put off is sent after all. */
    wasNotSaved: () => {
      if (options.onServer && options.edits()) server.plan();
    },
    /** Lets what is edited lie where it is, to be taken back later; what is edited from now on goes elsewhere. */
    setAside: () => {
      flush();
      server.letLie();
      const entry = written;
      written = undefined;
      stay = newStay();
      if (entry) setOffers([entry, ...offers()]);
    },
    drop,
    discard: (entry: UnsavedEntry) => {
      destroy(entry);
      drop(entry);
    },
  };
}
