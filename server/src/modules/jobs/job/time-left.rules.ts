/** How long a run still takes, as far as that can be told from how it went so far. */

export interface Course {
  total: number;
  /** Done or failed. */
  settled: number;
  /** Of these, before this run began: another run, perhaps on another day, took its time for them. */
  settledBefore: number;
  ranMs: number;
}

/** Sooner than this one slow thing would tell for all. */
const FIRST_MS = 1_000;

/** @returns whole seconds; null while too little is known. */
export function secondsLeft({ total, settled, settledBefore, ranMs }: Course): number | null {
  const left = total - settled;
  if (left <= 0) return 0;
  const own = settled - settledBefore;
  if (own <= 0 || ranMs < FIRST_MS) return null;
  return Math.ceil(((ranMs / own) * left) / 1000);
}
