/** npm run bench -- clustering: quality on labelled sets and time on made-up keywords. What the cases are stands in ../README.md. */
import { spawnSync } from 'node:child_process';
import { stemOf, wordsOf } from '../../server/src/modules/planner/clustering/terms.rules.ts';
import { type TermRows, termRows } from '../../server/src/modules/planner/clustering/tfidf.rules.ts';
import { topicTree } from '../../server/src/modules/planner/clustering/topic-tree.ts';
import type { Labels, Vectors } from '../../server/src/modules/planner/clustering/vectors.rules.ts';
import { SentenceEncoder } from '../../server/src/modules/planner/embeddings/sentence-encoder.ts';
import { keptVectors } from './kept-vectors.ts';
import { broadOf, standardOf } from './known-k.ts';
import { type Scores, scoresOf } from './scores.ts';
import { labelledSet, madeUpKeywords } from './sets.ts';

const QUALITY = { tweet: 'standard', 'clinc150-test': 'standard', wands: 'standard', stackoverflow: 'broad', socks: 'standard' } as const;
const KNOWN = { 'tweet-k': standardOf, 'stackoverflow-k': broadOf } as const;
const TIMES = { 'time-1k': 1_000, 'time-10k': 10_000, 'time-50k': 50_000 } as const;
const SEEDS = [1, 2, 3];
const UNITS: Record<string, string> = { acc: '%', nmi: '%', ari: '%', clusters: 'clusters', embed_s: 's', cluster_s: 's', peak_mb: 'MB' };

const flags = process.argv.slice(2);
const inJson = flags.includes('--json');
const wanted = flags.find((flag) => flag.startsWith('--case='))?.slice('--case='.length);
const known = [...Object.keys(QUALITY), ...Object.keys(KNOWN), ...Object.keys(TIMES)];
const cases = known.filter((name) => (wanted ? name === wanted : name !== 'time-50k' || flags.includes('--large')));
const encoder = new SentenceEncoder();

if (cases.length === 0) {
  console.error(`There is no case "${wanted}". There are: ${known.join(', ')}.`);
  process.exitCode = 1;
}
for (const name of cases) {
  if (name in QUALITY) await measureQuality(name as keyof typeof QUALITY);
  else if (name in KNOWN) await measureKnown(name as keyof typeof KNOWN);
  else if (wanted) await measureTime(name as keyof typeof TIMES);
  // Memory is that of a process: each time case has one of its own.
  else spawnSync(process.execPath, [import.meta.filename, `--case=${name}`, ...flags], { stdio: 'inherit' });
}
await encoder.stop();

async function measureQuality(name: keyof typeof QUALITY): Promise<void> {
  await meanOfSeeds(name, name, ({ terms, sentences }, seed) => topicTree(terms, sentences, { seed })[QUALITY[name]].labels);
}

async function measureKnown(name: keyof typeof KNOWN): Promise<void> {
  await meanOfSeeds(name, name.slice(0, -'-k'.length), ({ terms, sentences, truth }, seed) =>
    KNOWN[name](new Set(truth).size, terms, sentences, seed),
  );
}

interface PreparedSet {
  terms: TermRows;
  sentences: Vectors;
  truth: (string | null)[];
}

async function meanOfSeeds(name: string, setName: string, labelsOf: (set: PreparedSet, seed: number) => Labels): Promise<void> {
  const set = labelledSet(setName);
  if (!set) return console.error(`${name}: left out, because its set is not in ../shared/data.`);
  const terms = termRows(set.texts.map((text) => wordsOf(text).map((word) => stemOf(word))));
  const sentences = { count: set.texts.length, width: encoder.width, data: await keptVectors(encoder, setName, set.texts) };
  const rounds = SEEDS.map((seed) => scoresOf(set.truth, labelsOf({ terms, sentences, truth: set.truth }, seed)));
  const mean = (figure: keyof Scores) => rounds.reduce((sum, round) => sum + round[figure], 0) / rounds.length;
  report(name, { acc: mean('acc'), nmi: mean('nmi'), ari: mean('ari'), clusters: mean('clusters') });
}

async function measureTime(name: keyof typeof TIMES): Promise<void> {
  const texts = madeUpKeywords(TIMES[name]);
  const started = performance.now();
  const data = await encoder.embed(texts, new AbortController().signal);
  const encoded = performance.now();
  await encoder.rest();
  const terms = termRows(texts.map((text) => wordsOf(text).map((word) => stemOf(word))));
  topicTree(terms, { count: texts.length, width: encoder.width, data });
  const ended = performance.now();
  report(name, {
    embed_s: (encoded - started) / 1000,
    cluster_s: (ended - encoded) / 1000,
    peak_mb: process.resourceUsage().maxRSS / 1024,
  });
}

function report(name: string, figures: Record<string, number>): void {
  const rounded = Object.entries(figures).map(([figure, value]) => ({ figure, value: Math.round(value * 100) / 100, unit: UNITS[figure] }));
  if (inJson) for (const line of rounded) console.log(JSON.stringify({ bench: 'clustering', case: name, ...line }));
  else console.log(`${name.padEnd(14)} ${rounded.map(({ figure, value, unit }) => `${figure} ${value} ${unit}`).join('   ')}`);
}
