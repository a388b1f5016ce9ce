/**
 * The clustering itself: texts as stems and, where there are, sentence vectors; out of them one tree, cut at three levels.
 * One configuration for all data. Deterministic by seed; runs to the end, so it belongs into a worker thread.
 */
import { averageLink, cut, type Merge } from './average-link.rules.ts';
import { cohesiveCut } from './cohesive-cut.rules.ts';
import { type Graph, neighbourGraph } from './graph.rules.ts';
import { louvain } from './louvain.rules.ts';
import { naiveBayes } from './naive-bayes.rules.ts';
import { type Neighbours, nearestNeighbours } from './neighbours.ts';
import { withoutCommonComponent } from './principal-component.rules.ts';
import { projectTerms } from './projection.rules.ts';
import { concentrations, risesClearly, simplifiedSilhouette } from './self-training.rules.ts';
import { type TermRows, termWeights } from './tfidf.rules.ts';
import { compact, dot, type Labels, meansOf, normalizeRows, rowOf, sizesOf, type Vectors, vectors } from './vectors.rules.ts';

export const CONFIGURATION = {
  lexicalWidth: 512,
  /** Share of the words against that of the sentence vectors. */
  lexicalShare: 0.5,
  neighbours: 15,
  minimumEdge: 0.1,
  /** Of the small groups that the tree is built from: they bound its cost at many keywords. */
  microResolution: 300,
  standard: { likeness: 0.15, closeness: 0.6 },
  fineLikeness: 0.45,
  broadResolution: 1,
  broadPasses: 3,
  /** So many of a group in another topic than most of it, or this share of it, are no part of their own, but strays. */
  strays: 2,
  strayShare: 0.3,
  /** Share of their likeness to their own group that they must have to another to go there. */
  strayLikeness: 0.7,
} as const;

export interface Partition {
  labels: Labels;
  count: number;
}

/** Each level lies within the one above: every fine group in one standard group, every standard group in one broad one. */
export interface TopicTree {
  broad: Partition;
  standard: Partition;
  fine: Partition;
  /** What the likeness of texts was taken from, one row a text, of length 1. */
  space: Vectors;
  /** The nearest in it of each text. */
  near: Neighbours;
  selfTrained: boolean;
}

export interface TreeOptions {
  seed?: number;
  onProgress?: (share: number) => void;
}

/** @param sentences one vector a text; a row of zeros, or null for all, where only the words are known. */
export function topicTree(terms: TermRows, sentences: Vectors | null, { seed = 1, onProgress = () => {} }: TreeOptions = {}): TopicTree {
  const semantic = sentences && withoutCommonComponent(sentences, seed);
  const weights = termWeights(terms);
  const retold = ({ labels }: Partition) => {
    const told = concentrations(terms, labels);
    return weights.map((weight, term) => weight * (told[term] as number));
  };
  const groundBy = (own: Float32Array, from: number) => groundOf(terms, own, semantic, seed, (share) => onProgress(from + 0.25 * share));

  const plain = groundBy(weights, 0);
  const topics = topicsOf(groundBy(retold(topicsOf(plain, terms, seed)), 0.33), terms, seed);
  const first = build(plain, topics, seed);
  if (!semantic) return { ...first, selfTrained: false };
  const second = build(groundBy(retold(first.standard), 0.66), topics, seed);
  const judge = ({ standard }: Built) => simplifiedSilhouette(semantic, standard.labels, standard.count);
  return risesClearly(judge(first), judge(second)) ? { ...second, selfTrained: true } : { ...first, selfTrained: false };
}

type Built = Omit<TopicTree, 'selfTrained'>;

/** What groups are found in: the texts as vectors, and who is near whom. */
interface Ground {
  space: Vectors;
  near: Neighbours;
  graph: Graph;
}

function groundOf(
  terms: TermRows,
  weights: Float32Array,
  semantic: Vectors | null,
  seed: number,
  onProgress: (share: number) => void,
): Ground {
  const space = spaceOf(terms, weights, semantic, seed);
  const near = nearestNeighbours(space, CONFIGURATION.neighbours, onProgress);
  return { space, near, graph: neighbourGraph(near, CONFIGURATION.minimumEdge) };
}

function build({ space, near, graph }: Ground, topics: Partition, seed: number): Built {
  const micro = louvain(graph, { resolution: CONFIGURATION.microResolution, seed });
  const merges = averageLink(
    meansOf(space, micro.labels, micro.count),
    sizesOf(micro.labels, micro.count),
    CONFIGURATION.standard.likeness,
  );
  const standard = cohesiveCut(space, micro, merges, CONFIGURATION.standard);
  return { space, near, ...nested(space, topics, standard, fineOf(micro, merges), near) };
}

/** Words and sentences side by side, each of length 1 before they are weighed; a text without a sentence has its words alone. */
export function spaceOf(terms: TermRows, weights: Float32Array, semantic: Vectors | null, seed: number): Vectors {
  const lexical = projectTerms(terms, weights, CONFIGURATION.lexicalWidth, seed);
  if (!semantic) return lexical;
  const space = vectors(lexical.count, lexical.width + semantic.width);
  const share = CONFIGURATION.lexicalShare;
  for (let at = 0; at < space.count; at += 1) {
    const row = rowOf(space, at);
    rowOf(lexical, at).forEach((value, d) => {
      row[d] = value * share;
    });
    rowOf(semantic, at).forEach((value, d) => {
      row[lexical.width + d] = value * (1 - share);
    });
  }
  return normalizeRows(space);
}

/** Topics by the graph, set right by the words, which are many in so large groups; so those words tell topics better, too. */
function topicsOf({ graph }: Ground, terms: TermRows, seed: number): Partition {
  let topics: Partition = louvain(graph, { resolution: CONFIGURATION.broadResolution, seed });
  for (let pass = 0; pass < CONFIGURATION.broadPasses; pass += 1) topics = compact(naiveBayes(terms, topics.labels, topics.count));
  return topics;
}

/**
 * Makes one tree of the levels. A group that lies across topics is parted; single strays go to the group of their nearest
 * neighbour in their topic where they are nearly as much at home, and follow the rest of their own group otherwise.
 */
function nested(
  space: Vectors,
  topics: Partition,
  standard: Partition,
  fine: Partition,
  { ids, k }: Neighbours,
): Pick<TopicTree, 'broad' | 'standard' | 'fine'> {
  const votes: Map<number, number>[] = Array.from({ length: standard.count }, () => new Map());
  standard.labels.forEach((group, at) => {
    const topic = topics.labels[at] as number;
    votes[group]?.set(topic, (votes[group].get(topic) ?? 0) + 1);
  });
  const mostOf = votes.map((counts) => [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0]);
  const means = meansOf(space, standard.labels, standard.count);
  const sizes = sizesOf(standard.labels, standard.count);
  const isStray = (at: number) => {
    const [group, topic] = [standard.labels[at] as number, topics.labels[at] as number];
    return (
      topic !== mostOf[group] &&
      (votes[group]?.get(topic) ?? 0) <= Math.max(CONFIGURATION.strays, CONFIGURATION.strayShare * (sizes[group] as number))
    );
  };
  const broad = topics.labels.slice();
  const groups = standard.labels.map((group, at) => {
    if (!isStray(at)) return group;
    const row = rowOf(space, at);
    const enough = CONFIGURATION.strayLikeness * dot(row, rowOf(means, group));
    const host = ids
      .subarray(at * k, (at + 1) * k)
      .find((other) => other >= 0 && topics.labels[other] === topics.labels[at] && !isStray(other));
    const home = host === undefined ? -1 : (standard.labels[host] as number);
    if (home >= 0 && dot(row, rowOf(means, home)) >= enough) return home;
    broad[at] = mostOf[group] as number;
    return group;
  });
  const parted = compact(groups.map((group, at) => group * topics.count + (broad[at] as number)));
  return {
    broad: compact(broad),
    standard: parted,
    fine: compact(fine.labels.map((group, at) => group * parted.count + (parted.labels[at] as number))),
  };
}

function fineOf(micro: Partition, merges: Merge[]): Partition {
  const roots = cut(merges, micro.count, { threshold: CONFIGURATION.fineLikeness });
  return compact(micro.labels.map((label) => roots[label] as number));
}
