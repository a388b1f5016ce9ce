/** A thread that clusters once and ends: the program goes on answering meanwhile, and a cancel ends it at once. */
import { parentPort, workerData } from 'node:worker_threads';
import { clusterKeywords } from './clustering.ts';
import type { Clustering, ClusteringInput } from './clustering.types.ts';

export type ClusteringTask = Omit<ClusteringInput, 'onProgress'>;
export type ClusteringNews = { share: number } | { clustering: Clustering };

const clustering = clusterKeywords({
  ...(workerData as ClusteringTask),
  onProgress: (share) => parentPort?.postMessage({ share } satisfies ClusteringNews),
});
parentPort?.postMessage({ clustering } satisfies ClusteringNews);
