/** Parts the keywords of one cluster by the clustering engine, at the finest level. One at a time: each takes a thread and memory. */
import { Turns } from '../../../platform/async/turns.ts';
import type { ClusteringKeyword } from '../clustering/clustering.types.ts';
import type { KeywordClusterer } from '../clustering/keyword-clusterer.ts';
import { type Part, partsOf } from './split.rules.ts';

export class ClusterSplitter {
  readonly #clusterer: KeywordClusterer;
  readonly #turns = new Turns();

  constructor(clusterer: KeywordClusterer) {
    this.#clusterer = clusterer;
  }

  /** The parts that would leave; none where the engine sees one topic. */
  parts(clusterName: string, keywords: ClusteringKeyword[]): Promise<Part[]> {
    const never = new AbortController().signal;
    return this.#turns.inTurn('split', async () =>
      partsOf(await this.#clusterer.cluster({ keywords, existing: [], takenNames: [clusterName] }, never), 'fine'),
    );
  }
}
