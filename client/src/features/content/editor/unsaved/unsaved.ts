/**
 * What was typed and not saved, kept in this browser so that a crash loses nothing. Every stay in the editor writes an entry
 * of its own, per content and version: none is ever overwritten by another tab or a later visit.
 */
import { type EditorFields, fieldNames } from '../editor-fields.ts';

export interface Unsaved {
  /** The version that the edits started from. */
  version: number;
  /** When they were last added to, in milliseconds. */
  at: number;
  /** What was edited, and nothing else. */
  fields: Partial<EditorFields>;
}

export interface UnsavedEntry extends Unsaved {
  /** Where it is kept in this browser. */
  key: string;
  /** The stay that typed it. */
  stay: string;
  /** Whether this browser has it, the server, or both. */
  here: boolean;
  onServer: boolean;
}

const prefixOf = (contentId: string) => `igny8.unsaved.${contentId}.`;

export const isOfContent = (key: string, contentId: string): boolean => key.startsWith(prefixOf(contentId));

/** @param stay names this stay in the editor */
export const unsavedKey = (contentId: string, version: number, stay: string): string => `${prefixOf(contentId)}${version}.${stay}`;

const stayOf = (key: string): string => key.slice(key.lastIndexOf('.') + 1);

/** @returns whether the browser took it; a full or closed storage does not. */
export function keepUnsaved(key: string, unsaved: Unsaved, storage: Storage = localStorage): boolean {
  try {
    storage.setItem(key, JSON.stringify(unsaved));
    return true;
  } catch {
    return false;
  }
}

export function forgetUnsaved(key: string, storage: Storage = localStorage): void {
  try {
    storage.removeItem(key);
  } catch {
    // A closed storage has nothing to forget.
  }
}

/** All that is kept for a content, newest first. */
export function findUnsaved(contentId: string, storage: Storage = localStorage): UnsavedEntry[] {
  try {
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
    return keys
      .filter((key) => isOfContent(key, contentId))
      .flatMap((key) => unsavedIn(key, storage.getItem(key)))
      .sort(newestFirst);
  } catch {
    return [];
  }
}

export const newestFirst = (a: UnsavedEntry, b: UnsavedEntry): number => b.at - a.at;

/** One that cannot be read is none. */
export function unsavedIn(key: string, text: string | null | undefined): UnsavedEntry[] {
  try {
    const value = JSON.parse(text ?? '') as Partial<Unsaved>;
    if (typeof value.version !== 'number' || typeof value.at !== 'number' || typeof value.fields !== 'object' || !value.fields) return [];
    const known = fieldNames.filter((name) => value.fields && name in value.fields);
    const fields = Object.fromEntries(known.map((name) => [name, value.fields?.[name]])) as Partial<EditorFields>;
    if (known.length === 0) return [];
    return [{ key, stay: stayOf(key), version: value.version, at: value.at, fields, here: true, onServer: false }];
  } catch {
    return [];
  }
}

/**
 * What was found in several places, one entry a stay. In this browser the newest counts; what the server has of the same stay is
 * never newer, for it is sent there after it was kept here: so no two clocks are compared.
 */
export function mergeFound(here: readonly UnsavedEntry[], onServer: readonly UnsavedEntry[]): UnsavedEntry[] {
  const found = new Map<string, UnsavedEntry>();
  for (const entry of here) if ((found.get(entry.stay)?.at ?? 0) <= entry.at) found.set(entry.stay, entry);
  for (const entry of onServer) {
    const kept = found.get(entry.stay);
    found.set(entry.stay, kept ? { ...kept, onServer: true } : entry);
  }
  return [...found.values()].sort(newestFirst);
}
