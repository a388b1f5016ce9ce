import { describe, expect, it } from 'vitest';
import { randomFrom } from '../clustering/random.rules.ts';
import { rowOf, scaleTo, vectors } from '../clustering/vectors.rules.ts';
import { choose, SiteJudge } from './judgement.rules.ts';
import { ClusterLikeness } from './likeness.rules.ts';
import { LEARNED } from './weights.rules.ts';

const CLUSTERS = [
  ['moka pot', 'clean moka pot', 'moka pot size', 'induction moka pot', 'moka pot gasket', 'moka pot recipe', 'small moka pot'],
  ['cold brew', 'cold brew ratio', 'cold brew maker', 'cold brew time', 'nitro cold brew', 'cold brew concentrate', 'cold brew bag'],
  ['burr grinder', 'hand grinder', 'grinder burr', 'quiet grinder', 'clean grinder', 'grinder setting', 'blade grinder'],
  ['steam milk', 'milk foam', 'oat milk', 'milk frother', 'latte milk', 'milk jug', 'milk temperature'],
];
const texts = CLUSTERS.flatMap((own, cluster) => own.map((text) => ({ cluster, stems: text.split(' ') })));
const of = Int32Array.from(texts, ({ cluster }) => cluster);
const stems = texts.map((text) => text.stems);
const examples = texts.map(({ cluster }, text) => ({ text, cluster }));

const byWords = new ClusterLikeness({ clusters: CLUSTERS.length, of, stems, sentences: null });
const judge = new SiteJudge(byWords, LEARNED.words, examples, false);
const verdict = (title: string, body = '') => judge.verdict(byWords.textOf(title.split(' '), body.split(' ').filter(Boolean), null));

/** Meanings made up: a direction for each cluster, and a little of chance. */
function meanings(width: number) {
  const random = randomFrom(7);
  const about = (cluster: number): Float32Array => {
    const row = Float32Array.from({ length: width }, (_, d) => (d === cluster ? 1 : 0) + (random() - 0.5) * 0.4 + 0.1);
    scaleTo(row, 1);
    return row;
  };
  const sentences = vectors(texts.length, width);
  texts.forEach(({ cluster }, at) => {
    rowOf(sentences, at).set(about(cluster));
  });
  return { sentences, about };
}

describe('which cluster a text belongs to', () => {
  it('is the one whose words it says', () => {
    expect(verdict('how clean moka pot')?.cluster).toBe(0);
    expect(verdict('grinder burr wear')?.cluster).toBe(2);
  });

  it('is surer where the text says the same as the title', () => {
    const alone = verdict('which ratio', '');
    const told = verdict('which ratio', 'cold brew steep cold brew maker ratio');
    expect(told?.cluster).toBe(1);
    expect(told?.confidence).toBeGreaterThan(alone?.confidence ?? 0);
  });

  it('is none for a text that is like none, and little sure for one that shares a word by chance', () => {
    expect(verdict('opening hours')).toBeNull();
    expect(verdict('time of the christmas market and opening hours')?.confidence).toBeLessThan(verdict('cold brew time')?.confidence ?? 0);
  });

  it('is found by meaning where no word is shared', () => {
    const { sentences, about } = meanings(16);
    const likeness = new ClusterLikeness({ clusters: CLUSTERS.length, of, stems, sentences });
    const byMeaning = new SiteJudge(likeness, LEARNED.meaning, examples, true);
    const found = byMeaning.verdict(likeness.textOf(['stovetop', 'brewer'], [], { title: about(0), body: null }));
    expect(found?.cluster).toBe(0);
  });

  it('is less sure on a site whose clusters are hard to tell apart', () => {
    const mixed = texts.map((_, at) => ({ text: at, cluster: at % 4 }));
    const blurred = new ClusterLikeness({ clusters: 4, of: Int32Array.from(mixed, ({ cluster }) => cluster), stems, sentences: null });
    const unsure = new SiteJudge(blurred, LEARNED.words, mixed, false);
    const text = ['small', 'moka', 'pot', 'recipe'];
    expect(unsure.verdict(blurred.textOf(text, [], null))?.confidence).toBeLessThan(
      judge.verdict(byWords.textOf(text, [], null))?.confidence ?? 0,
    );
  });
});

describe('a text that is looked at as if it were not there', () => {
  /** The same cluster without it, built anew. */
  const without = (left: number) => {
    const kept = texts.filter((_, at) => at !== left);
    const { sentences } = meanings(16);
    const rows = vectors(kept.length, 16);
    [...texts.keys()]
      .filter((at) => at !== left)
      .forEach((at, place) => {
        rowOf(rows, place).set(rowOf(sentences, at));
      });
    return { of: Int32Array.from(kept, ({ cluster }) => cluster), stems: kept.map((text) => text.stems), sentences: rows };
  };

  it('is as like its cluster by meaning as to one that was made without it', () => {
    const left = 4;
    const { sentences } = meanings(16);
    const all = new ClusterLikeness({ clusters: 4, of, stems, sentences });
    const own = all.ownText(left, true);
    const [home] = all.nearest(own, { text: left }).filter(({ cluster }) => cluster === 0);
    const rebuilt = new ClusterLikeness({ clusters: 4, ...without(left) });
    const [there] = rebuilt.nearest({ ...own }).filter(({ cluster }) => cluster === 0);
    // What all have in common is worked out from one text less: nearly, not wholly the same.
    expect(home?.meaning).toBeCloseTo(there?.meaning ?? 0, 1);
    expect(home?.nearest).toBeCloseTo(there?.nearest ?? 0, 1);
    expect(home?.meaning).toBeLessThan(all.nearest(own).find(({ cluster }) => cluster === 0)?.meaning ?? 0);
  });

  it('does not vouch for itself by words that it alone says', () => {
    const gasket = texts.findIndex((text) => text.stems.includes('gasket'));
    const own = byWords.ownText(gasket, false);
    const whole = byWords.nearest(own).find(({ cluster }) => cluster === 0);
    const left = byWords.nearest(own, { text: gasket }).find(({ cluster }) => cluster === 0);
    expect(whole?.covered).toBeCloseTo(1);
    expect(left?.covered).toBeLessThan(1);
    expect(left?.titleWords).toBeLessThan(whole?.titleWords ?? 0);
    expect(byWords.knownShare(own, { text: gasket })).toBeLessThan(byWords.knownShare(own));
  });

  it('has no home where its cluster has no other text, and none at all without its cluster', () => {
    const lone = new ClusterLikeness({
      clusters: 2,
      of: Int32Array.of(0, 1, 1),
      stems: [['tea'], ['moka'], ['moka', 'pot']],
      sentences: null,
    });
    expect(lone.nearest(lone.ownText(0, false), { text: 0 })).toEqual([]);
    expect(lone.nearest(lone.ownText(1, false), { cluster: 1 })).toEqual([]);
    expect(lone.nearest(lone.ownText(1, false), { text: 1 }).map(({ cluster }) => cluster)).toEqual([1]);
  });
});

it('a choice tells by how far the first is ahead of the second', () => {
  const { ranking } = LEARNED.words;
  const leadOf = (stems: string[]) => choose(byWords.nearest(byWords.textOf(stems, [], null)), 1, ranking)?.signs[1] ?? Number.NaN;
  expect(leadOf(['clean', 'grinder', 'burr'])).toBeGreaterThan(leadOf(['clean', 'pot', 'grinder']));
  expect(leadOf(['clean', 'pot', 'grinder'])).toBeGreaterThan(0);
  expect(choose([], 1, ranking)).toBeNull();
});
