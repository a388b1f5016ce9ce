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
  // Pages note their visit in an effect, which must not follow what it writes.
  if (person !== undefined) localStorage.setItem(KEY, JSON.stringify({ person, visits: untrack(visits) }));
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
