/** npm run bench -- mapping: how often a suggested cluster is the right one, by its confidence. What is measured stands in ../README.md. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { SentenceEncoder } from '../../server/src/modules/planner/embeddings/sentence-encoder.ts';
import { SiteJudge, type Weights } from '../../server/src/modules/planner/matching/judgement.rules.ts';
import { MEASURED_LEVELS } from '../../server/src/modules/planner/matching/measured-levels.rules.ts';
import { LEARNED } from '../../server/src/modules/planner/matching/weights.rules.ts';
import { learn } from './learn.ts';
import { type Trial, trialOf } from './trials.ts';

/** The weights were learned on these, so what is reached on them flatters. */
const LEARNED_ON = ['tweet', 'wands', 'stackoverflow'];
/** What is reached on these is what the product says of itself. Nothing was learned or chosen on them. */
const HELD_OUT = ['clinc150-test', 'socks'];
const LEVELS = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95];
const SEEDS = [1, 2];
/** Titles with a text, titles alone, and both without the encoder, as in a language that it does not know. */
const WAYS = { body: [true, true], title: [false, true], words: [true, false], 'title-words': [false, false] } as const;
type Way = keyof typeof WAYS;

const FOLDER = path.resolve(import.meta.dirname, '../../server/src/modules/planner/matching');
const flags = process.argv.slice(2);
const wanted = flags.find((flag) => flag.startsWith('--case='))?.slice('--case='.length);
const encoder = new SentenceEncoder();

const weights = flags.includes('--learn') ? await learnAnew() : LEARNED;
const cases = [...LEARNED_ON, ...HELD_OUT].flatMap((set) =>
  (Object.keys(WAYS) as Way[]).map((way) => ({ set, way, name: `${set}-${way}` })),
);
const chosen = cases.filter(({ name }) => !wanted || name === wanted);
if (chosen.length === 0) {
  console.error(`There is no case "${wanted}". There are: ${cases.map(({ name }) => name).join(', ')}.`);
  process.exitCode = 1;
}
const reached = new Map<string, Figures[]>();
for (const { set, way, name } of chosen) {
  const trials = await trialsOf(set, way);
  if (!trials) {
    console.error(`${name}: left out, because its set is not in ../shared/data.`);
    continue;
  }
  const figures = measure(trials, WAYS[way][1] ? weights.meaning : weights.words, WAYS[way][1]);
  reached.set(name, figures);
  report(name, figures);
}
await encoder.stop();
if (!wanted) sumUp();

interface Figures {
  level: number;
  precision: number;
  coverage: number;
}

async function trialsOf(set: string, way: Way): Promise<Trial[] | null> {
  const [withBody, byMeaning] = WAYS[way];
  const trials: Trial[] = [];
  for (const seed of SEEDS) {
    const trial = await trialOf(encoder, set, { seed, withBody, byMeaning });
    if (!trial) return null;
    trials.push(trial);
  }
  return trials;
}

async function learnAnew(): Promise<{ meaning: Weights; words: Weights }> {
  const setsOf = async (ways: Way[]) => {
    const sets: Trial[][] = [];
    for (const set of LEARNED_ON) sets.push((await Promise.all(ways.map((way) => trialsOf(set, way)))).flatMap((trials) => trials ?? []));
    return sets.filter((trials) => trials.length > 0);
  };
  const learned = { meaning: learn(await setsOf(['body', 'title'])), words: learn(await setsOf(['words', 'title-words'])) };
  const rounded = JSON.stringify(learned, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(5)) : value), 2);
  writeFileSync(
    path.join(FOLDER, 'weights.rules.ts'),
    `/** Written by \`npm run bench -- mapping --learn\` from labelled sets: ${LEARNED_ON.join(', ')}. With sentence vectors, and by words alone. */
import type { Weights } from './judgement.rules.ts';

export const LEARNED: { meaning: Weights; words: Weights } = ${rounded};
`,
  );
  return learned;
}

function measure(trials: Trial[], learned: Weights, byMeaning: boolean): Figures[] {
  const verdicts = trials.flatMap(({ likeness, examples, contents }) => {
    const judge = new SiteJudge(likeness, learned, examples, byMeaning);
    return contents.map(({ text, cluster }) => {
      const verdict = judge.verdict(text);
      return { confidence: verdict?.confidence ?? 0, isRight: verdict?.cluster === cluster };
    });
  });
  return LEVELS.map((level) => {
    const said = verdicts.filter(({ confidence }) => confidence >= level);
    return {
      level,
      precision: said.length === 0 ? Number.NaN : (100 * said.filter(({ isRight }) => isRight).length) / said.length,
      coverage: (100 * said.length) / verdicts.length,
    };
  });
}

/** The mean over all that was held out, each case as much as the other: what a level is worth on a site that nobody measured. */
function sumUp(): void {
  const heldOut = HELD_OUT.flatMap((set) => (['body', 'title'] as const).flatMap((way) => reached.get(`${set}-${way}`) ?? []));
  if (reached.size < cases.length) return;
  const levels = LEVELS.map((level) => {
    const own = heldOut.filter((figures) => figures.level === level);
    const mean = (value: (figures: Figures) => number) => own.reduce((sum, figures) => sum + value(figures), 0) / own.length;
    return { level, precision: mean(({ precision }) => precision), coverage: mean(({ coverage }) => coverage) };
  });
  report('held-out', levels);
  const measured = levels.map(({ level, precision }) => ({ minConfidence: level, precision: Math.round(precision * 10) / 1000 }));
  if (flags.includes('--write'))
    writeFileSync(
      path.join(FOLDER, 'measured-levels.rules.ts'),
      `/** Written by \`npm run bench -- mapping --write\`: the share of suggestions at or above each confidence that were right, on sets that nothing was learned on (${HELD_OUT.join(', ')}). */
export const MEASURED_LEVELS = [
${measured.map(({ minConfidence, precision }) => `  { minConfidence: ${minConfidence}, precision: ${precision} },`).join('\n')}
] as const;
`,
    );
  else if (JSON.stringify(measured) !== JSON.stringify(MEASURED_LEVELS)) {
    console.error('The program says other figures of itself (measured-levels.rules.ts). Write these with --write.');
    process.exitCode = 1;
  }
}

function report(name: string, figures: Figures[]): void {
  const round = (value: number) => Math.round(value * 10) / 10;
  if (flags.includes('--json')) {
    for (const { level, ...values } of figures)
      for (const figure of ['precision', 'coverage'] as const)
        if (!Number.isNaN(values[figure]))
          console.log(
            JSON.stringify({ bench: 'mapping', case: name, figure: `${figure}_at_${level}`, value: round(values[figure]), unit: '%' }),
          );
    return;
  }
  const cells = figures.map(
    ({ level, precision, coverage }) => `${level}: ${Number.isNaN(precision) ? '-' : round(precision)} of ${round(coverage)}`,
  );
  console.log(`${name.padEnd(26)} ${cells.map((cell) => cell.padEnd(18)).join('')}`);
}
