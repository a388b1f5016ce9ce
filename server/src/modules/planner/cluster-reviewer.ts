/**
 * Has the provider of this installation name the groups of a run and check them. Bounded: the largest groups, so many a
 * request and so many requests. Where a request fails its groups keep what the rules say, and the outcome says so.
 */
import { eachOf } from '../../platform/async/each-of.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { AiProvider, AiProviders, AiRunFacts } from '../ai/index.ts';
import type { ToGroup } from './cluster-run/keywords-to-group.ts';
import { type Review, reviewed } from './cluster-run/review.rules.ts';
import { type Batch, batchesOf, heirsOf } from './cluster-run/review-batches.rules.ts';
import type { Clustering } from './clustering/clustering.types.ts';
import { CLUSTERS_PROMPT, CLUSTERS_SYSTEM, clustersAnswer, clustersFault, clustersRequest } from './prompts/clusters.prompt.ts';

export const REVIEW_LIMITS = { groupsARequest: 60, requests: 20, atOnce: 3 } as const;

export interface ReviewedClustering {
  clustering: Clustering;
  /** Who named and checked the groups, and what the rules had to do all the same. */
  method: string;
  runs: AiRunFacts[];
}

export class ClusterReviewer {
  readonly #ai: AiProviders;

  constructor(ai: AiProviders) {
    this.#ai = ai;
  }

  /** Null where none is configured. */
  provider(): Promise<AiProvider | null> {
    return this.#ai.current();
  }

  async review(
    provider: AiProvider,
    clustering: Clustering,
    { keywords, clusters }: Pick<ToGroup, 'keywords' | 'clusters'>,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<ReviewedClustering> {
    const nameOf = (clusterId: string) => clusters.get(clusterId)?.name ?? '';
    const { batches, leftOut } = batchesOf(clustering, keywords, nameOf, REVIEW_LIMITS);
    const review: Review = { names: new Map(), same: [], strays: [] };
    const runs: AiRunFacts[] = [];
    const faults: string[] = [];
    let done = 0;
    await eachOf(batches, REVIEW_LIMITS.atOnce, async (batch) => {
      // A provider that fails twice in a run would fail the rest as well, and slowly.
      if (faults.length >= 2) faults.push(faults[0] as string);
      else {
        try {
          runs.push(await ask(provider, batch, review, signal));
        } catch (error) {
          signal.throwIfAborted();
          if (!(error instanceof AppError)) throw error;
          faults.push(error.message);
        }
      }
      done += 1;
      onProgress(done / batches.length);
    });
    for (const [heir, from] of heirsOf(clustering)) {
      const name = review.names.get(from);
      if (name && !review.names.has(heir)) review.names.set(heir, name);
    }
    const volumes = keywords.map(({ volume }) => volume);
    const takenNames = [...clusters.values()].map(({ name }) => name);
    return {
      clustering: reviewed(clustering, review, volumes, takenNames),
      method: methodOf(provider.label, batches.length, faults, leftOut),
      runs,
    };
  }
}

async function ask(provider: AiProvider, batch: Batch, review: Review, signal: AbortSignal): Promise<AiRunFacts> {
  const { value, run } = await provider.generateObject({
    purpose: 'clusters',
    prompt: CLUSTERS_PROMPT,
    system: CLUSTERS_SYSTEM,
    user: clustersRequest(batch.groups),
    schema: clustersAnswer,
    check: (answer) => clustersFault(answer, batch.groups),
    signal,
  });
  for (const { group, name, description } of value.groups) review.names.set(batch.numbers[group - 1] as number, { name, description });
  if (batch.isChecked) {
    review.same.push(
      ...value.same.map(({ group, other }): [number, number] => [batch.numbers[group - 1] as number, batch.numbers[other - 1] as number]),
    );
    review.strays.push(...value.strays.map((number) => batch.places[number - 1] as number));
  }
  return run;
}

function methodOf(label: string, requests: number, faults: string[], leftOut: number): string {
  if (requests === 0) return 'rules';
  if (faults.length === requests) return `rules: ${faults[0]}`;
  const parts = [label];
  if (faults.length > 0) parts.push(`${faults.length} of ${requests} requests by rules: ${faults[0]}`);
  if (leftOut > 0) parts.push(`the ${leftOut.toLocaleString('en')} smallest groups by rules`);
  return parts.join('; ');
}
