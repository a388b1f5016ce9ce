/** A thread that knows what a site's clusters say, and says of texts which cluster is theirs, until it is ended. */
import { parentPort, workerData } from 'node:worker_threads';
import { isEmptyWord, stemOf, wordsOf } from '../clustering/terms.rules.ts';
import { picked, type Vectors } from '../clustering/vectors.rules.ts';
import { SiteJudge, type Verdict } from './judgement.rules.ts';
import { ClusterLikeness } from './likeness.rules.ts';
import { LEARNED } from './weights.rules.ts';

export interface MatchingTask {
  clusters: number;
  /** What the clusters say, cluster after cluster. */
  texts: { cluster: number; text: string; language: string /** Whether it stands for what is to be placed. */; isExample: boolean }[];
  sentences: Vectors | null;
}

export interface MatchingQuestion {
  texts: {
    title: string;
    body: string;
    language: string /** Rows of the meanings; null where not known. */;
    rows: { title: number; body: number | null } | null;
  }[];
  sentences: Vectors | null;
}

export type MatchingAnswer = { verdicts: (Verdict | null)[] } | { error: string };

const task = workerData as MatchingTask;
const stemsOf = (text: string, language: string): string[] =>
  wordsOf(text)
    .filter((word) => !isEmptyWord(word))
    .map((word) => stemOf(word, language));

// What a cluster says twice, as its name and a keyword in other forms, would vouch for itself.
const stems = task.texts.map(({ text, language }) => stemsOf(text, language));
const said = new Set<string>();
const kept = [...task.texts.keys()].filter((at) => {
  const key = `${task.texts[at]?.cluster} ${(stems[at] as string[]).toSorted().join(' ')}`;
  return !said.has(key) && said.add(key);
});
const likeness = new ClusterLikeness({
  clusters: task.clusters,
  of: Int32Array.from(kept, (at) => task.texts[at]?.cluster as number),
  stems: kept.map((at) => stems[at] as string[]),
  sentences: task.sentences && picked(task.sentences, kept),
});
const examples = kept.flatMap((at, text) => {
  const { isExample, cluster } = task.texts[at] as MatchingTask['texts'][number];
  return isExample ? [{ text, cluster }] : [];
});

let byMeaning: SiteJudge | undefined;
let byWords: SiteJudge | undefined;

function answer({ texts, sentences }: MatchingQuestion): (Verdict | null)[] {
  const row = (at: number) =>
    (sentences as Vectors).data.subarray(at * (sentences as Vectors).width, (at + 1) * (sentences as Vectors).width);
  return texts.map(({ title, body, language, rows }) => {
    const meanings = rows && { title: row(rows.title), body: rows.body === null ? null : row(rows.body) };
    const text = likeness.textOf(stemsOf(title, language), stemsOf(body, language), meanings);
    if (text.sentence) {
      byMeaning ??= new SiteJudge(likeness, LEARNED.meaning, examples, true);
      return byMeaning.verdict(text);
    }
    byWords ??= new SiteJudge(likeness, LEARNED.words, examples, false);
    return byWords.verdict(text);
  });
}

parentPort?.on('message', (question: MatchingQuestion) => {
  try {
    parentPort?.postMessage({ verdicts: answer(question) } satisfies MatchingAnswer);
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies MatchingAnswer);
  }
});
