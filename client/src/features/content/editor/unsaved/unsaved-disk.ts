/**
 * A second copy of what is not saved, in IndexedDB. The browser writes it to the disk at once, while it keeps localStorage in
 * memory for seconds, and for minutes where much is written: a browser that is killed loses what is only there.
 */
import { isOfContent, type Unsaved, type UnsavedEntry, unsavedIn } from './unsaved.ts';

const STORE = 'unsaved';

let opening: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('igny8', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  opening.catch(() => {
    opening = undefined;
  });
  return opening;
}

/** @returns whether the browser took it. */
export async function keepOnDisk(key: string, unsaved: Unsaved): Promise<boolean> {
  return done('readwrite', (store) => store.put(JSON.stringify(unsaved), key)).then(
    () => true,
    () => false,
  );
}

export async function forgetOnDisk(key: string): Promise<void> {
  await done('readwrite', (store) => store.delete(key)).catch(() => undefined);
}

export async function findOnDisk(contentId: string): Promise<UnsavedEntry[]> {
  try {
    const keys = (await done('readonly', (store) => store.getAllKeys())) as string[];
    const ours = keys.filter((key) => isOfContent(key, contentId));
    const found = await Promise.all(ours.map(async (key) => unsavedIn(key, await done('readonly', (store) => store.get(key)))));
    return found.flat();
  } catch {
    return [];
  }
}

async function done<Result>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
  const opened = await database();
  return new Promise((resolve, reject) => {
    const transaction = opened.transaction(STORE, mode);
    const request = act(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}
