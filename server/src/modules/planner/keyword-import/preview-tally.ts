/** What a preview counts and lists of the rows of a file. The lists are cut, the counts are whole. */
import { normalizeKeyword } from '../keyword/keyword-text.rules.ts';
import { NearDuplicateFinder, type NearDuplicates } from './near-duplicates.rules.ts';
import type { Outcome } from './understanding.ts';

export type ReadyRow = Extract<Outcome, { kind: 'ready' }>;

const SAMPLE_ROWS = 20;
const MOST_LISTED = 100;

export class PreviewTally {
  rows = 0;
  ready = 0;
  existing = 0;
  duplicateCount = 0;
  rejectedCount = 0;
  readonly sample: ReadyRow[] = [];
  readonly duplicates: { row: number; text: string; firstRow: number }[] = [];
  readonly rejected: { row: number; text: string; message: string }[] = [];
  #finder: NearDuplicateFinder | undefined;

  /** @returns those of the rows that are ready. */
  add(outcomes: Outcome[]): ReadyRow[] {
    const ready: ReadyRow[] = [];
    this.rows += outcomes.length;
    for (const outcome of outcomes) {
      if (outcome.kind === 'ready') ready.push(outcome);
      else if (outcome.kind === 'duplicate') {
        this.duplicateCount += 1;
        if (this.duplicates.length < MOST_LISTED) this.duplicates.push({ ...outcome, text: outcome.keyword.text });
      } else {
        this.rejectedCount += 1;
        if (this.rejected.length < MOST_LISTED) this.rejected.push(outcome);
      }
    }
    this.ready += ready.length;
    this.sample.push(...ready.slice(0, SAMPLE_ROWS - this.sample.length));
    return ready;
  }

  /** Looks for rows that are nearly the same. By the first of them the language is told: a file is in one. */
  compare(rows: ReadyRow[]): void {
    const texts = rows.map(({ keyword }) => normalizeKeyword(keyword.text));
    this.#finder ??= new NearDuplicateFinder(texts);
    for (const text of texts) this.#finder.add(text);
  }

  nearDuplicates(): { nearDuplicates: NearDuplicates[]; nearDuplicateCount: number } {
    const found = this.#finder?.found() ?? [];
    return { nearDuplicates: found.slice(0, MOST_LISTED), nearDuplicateCount: found.length };
  }
}
