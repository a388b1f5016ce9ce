/**
 * The code of a page is fetched when it is first wanted, which may be while nobody answers: then it waits. Browsers remember that
 * a module could not be had, so one that failed all the same can only be had by loading the window again.
 */
import { away, noteAway, untilBack } from './line.ts';

const RELOADED = 'igny8.reloaded';
/** Where loading again did not help a moment ago, it will not help now. */
const AGAIN_MS = 30_000;

export class PageNotFetched extends Error {}

export async function loadPage<Module>(load: () => Promise<Module>): Promise<Module> {
  // A server without its database has the files.
  while (away() === 'server' || away() === 'offline') await untilBack();
  try {
    return await load();
  } catch (cause) {
    const back = untilBack();
    noteAway('server');
    await back;
    throw new PageNotFetched('The code of this page could not be fetched.', { cause });
  }
}

/** @returns whether it is done: not twice in a row, which could go on for ever. */
export function reloadOnce(): boolean {
  try {
    const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
    if (Date.now() - last < AGAIN_MS) return false;
    sessionStorage.setItem(RELOADED, String(Date.now()));
  } catch {
    return false;
  }
  location.reload();
  return true;
}
