/** What this person opened last in this browser, newest first: where the command palette begins. */
import { createSignal, untrack } from 'solid-js';

export interface Visit {
  siteId: string;
  href: string;
  kind: 'content' | 'cluster' | 'task';
  label: string;
}

const KEY = 'igny8.recent';
const MOST = 30;

const [visits, setVisits] = createSignal<readonly Visit[]>([]);
let person: string | undefined;

const keep = () => {
  if (person === undefined) return;
  try {
    // Pages note their visit in an effect, which must not follow what it writes.
    localStorage.setItem(KEY, JSON.stringify({ person, visits: untrack(visits) }));
  } catch {
    // Full, as with long texts that are not saved yet, or closed: remembered until the page is loaded again.
  }
};

const newestFirst = (all: readonly Visit[]) =>
  all.filter(({ href }, at) => all.findIndex((other) => other.href === href) === at).slice(0, MOST);

/** Each thing stands there once; with its newest name. */
export function noteVisit(visit: Visit): void {
  setVisits((all) => newestFirst([visit, ...all]));
  keep();
}

/** Whose it is. What another person opened in this browser is forgotten. */
export function openVisits(who: string): void {
  person = who;
  setVisits((all) => newestFirst([...all, ...stored(who)]));
  keep();
}

export const visitsOf = (siteId: string): Visit[] => visits().filter((visit) => visit.siteId === siteId);

function stored(who: string): Visit[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as { person: string; visits: Visit[] } | null;
    return kept?.person === who && Array.isArray(kept.visits) ? kept.visits : [];
  } catch {
    return [];
  }
}
