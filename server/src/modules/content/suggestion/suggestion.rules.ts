/** What is read of a content, which suggestions are kept, and what is worth accepting at once. */
import { MEASURED_LEVELS } from '../../planner/index.ts';
import { plainText } from '../search/excerpt.rules.ts';

/** Below, a suggestion is wrong four times in five: it would cost more attention than it saves. */
export const LEAST_CONFIDENCE = 0.2;
/** What share of the suggestions accepted at once should be right. */
const WANTED_PRECISION = 0.9;
/** Letters of the text that are read: what something is about is said at its beginning. */
const MOST_READ = 3_000;

export interface Level {
  minConfidence: number;
  precision: number;
}

export const LEVELS: readonly Level[] = MEASURED_LEVELS;

/** The lowest level that is right often enough, else the highest there is. */
export function recommendedLevel(levels: readonly Level[] = LEVELS): Level {
  return levels.find(({ precision }) => precision >= WANTED_PRECISION) ?? (levels.at(-1) as Level);
}

/** @param html may be cut off anywhere. */
export const bodyOf = (html: string): string => plainText(html.replace(/<[^>]*$/, '')).slice(0, MOST_READ);
