/**
 * The same parts held to a number of clusters, as the papers do that publish figures for these sets. The product never
 * knows the number, so this stands here and not there.
 */
import { neighbourGraph } from '../../server/src/modules/planner/clustering/graph.rules.ts';
import { louvain } from '../../server/src/modules/planner/clustering/louvain.rules.ts';
import { naiveBayes } from '../../server/src/modules/planner/clustering/naive-bayes.rules.ts';
import { nearestNeighbours } from '../../server/src/modules/planner/clustering/neighbours.ts';
import { withoutCommonComponent } from '../../server/src/modules/planner/clustering/principal-component.rules.ts';
import { concentrations } from '../../server/src/modules/planner/clustering/self-training.rules.ts';
import { type TermRows, termWeights } from '../../server/src/modules/planner/clustering/tfidf.rules.ts';
import { CONFIGURATION, type Partition, spaceOf, topicTree } from '../../server/src/modules/planner/clustering/topic-tree.ts';
import {
  dot,
  type Labels,
  meansOf,
  normalizeRows,
  rowOf,
  sizesOf,
  type Vectors,
} from '../../server/src/modules/planner/clustering/vectors.rules.ts';

const ROUNDS = 3;

/** The STANDARD level, its largest groups kept; everything else goes to the nearest of them, and words set it right once. */
export function standardOf(count: number, terms: TermRows, sentences: Vectors, seed: number): Labels {
  const { standard, space } = topicTree(terms, sentences, { seed });
  return naiveBayes(terms, nearestOf(space, largest(standard, count), count), count);
}

/** The BROAD level, its resolution searched for the number; each round compares texts by the words of the round before. */
export function broadOf(count: number, terms: TermRows, sentences: Vectors, seed: number): Labels {
  const semantic = withoutCommonComponent(sentences, seed);
  const plain = termWeights(terms);
  let weights = plain;
  let labels: Labels = new Int32Array();
  for (let round = 0; round < ROUNDS; round += 1) {
    const space = spaceOf(terms, weights, semantic, seed);
    const graph = neighbourGraph(nearestNeighbours(space, CONFIGURATION.neighbours), CONFIGURATION.minimumEdge);
    labels = nearestOf(
      space,
      largest(
        atLeast(count, (resolution) => louvain(graph, { resolution, seed })),
        count,
      ),
      count,
    );
    for (let pass = 0; pass < CONFIGURATION.broadPasses; pass += 1) labels = naiveBayes(terms, labels, count);
    const told = concentrations(terms, labels);
    weights = plain.map((weight, term) => weight * (told[term] as number));
  }
  return labels;
}

/** The partition with fewest groups, not under `count`, by halving the range of the resolution. */
function atLeast(count: number, partitionAt: (resolution: number) => Partition): Partition {
  let [low, high] = [0.05, 80];
  let best = partitionAt(high);
  for (let step = 0; step < 16 && best.count !== count; step += 1) {
    const middle = Math.sqrt(low * high);
    const found = partitionAt(middle);
    if (found.count < count) low = middle;
    else [best, high] = [found, middle];
  }
  return best;
}

/** The `count` largest groups by new numbers; -1 for the rest. */
function largest({ labels, count }: Partition, wanted: number): Labels {
  const sizes = sizesOf(labels, count);
  const order = Array.from(sizes.keys()).sort((a, b) => (sizes[b] as number) - (sizes[a] as number));
  const numbers = new Map(order.slice(0, wanted).map((group, number) => [group, number]));
  return labels.map((label) => numbers.get(label) ?? -1);
}

function nearestOf(space: Vectors, labels: Labels, count: number): Labels {
  const centres = normalizeRows(meansOf(space, labels, count));
  return labels.map((_, at) => {
    let [best, likeness] = [0, Number.NEGATIVE_INFINITY];
    for (let group = 0; group < count; group += 1) {
      const value = dot(rowOf(space, at), rowOf(centres, group));
      if (value > likeness) [best, likeness] = [group, value];
    }
    return best;
  });
}
