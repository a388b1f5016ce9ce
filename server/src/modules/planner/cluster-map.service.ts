/**
 * The map of a site's clusters: worked out in a thread, kept while the clusters stay as they are. Asked for twice at once, it
 * is worked out once.
 */
import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { uninterrupted } from '../../platform/db/interruption.ts';
import { requireSite } from '../site/index.ts';
import { lastRunAt, type MappedCluster, mappedClusters, whatTheySay } from './cluster-map/cluster-map.reads.ts';
import type { Layout } from './cluster-map/cluster-map.rules.ts';
import type { MapTask } from './cluster-map/cluster-map.worker.ts';
import { chooseSector } from './sector-choice.ts';

export interface ClusterMapResult {
  width: number;
  height: number;
  bubbles: { cluster: MappedCluster; x: number; y: number; radius: number; volume: number; keywords: number }[];
}

/** Maps that are kept, over all sites. */
const MOST_KEPT = 20;

export class ClusterMapService {
  readonly #db: Database;
  /** By the state of the clusters, the one that was asked for last at the end. */
  readonly #kept = new Map<string, Promise<Layout>>();

  constructor(db: Database) {
    this.#db = db;
  }

  async map(actor: Actor, siteId: string, sectorId: string | null | undefined): Promise<ClusterMapResult> {
    await requireSite(this.#db, actor, siteId);
    if (sectorId) await chooseSector(this.#db, actor, siteId, sectorId);
    const clusters = await mappedClusters(this.#db, siteId, sectorId ?? null);
    const { width, height, circles } = await this.#layout(stateOf(clusters, await lastRunAt(this.#db, siteId)), clusters);
    return {
      width,
      height,
      bubbles: circles.flatMap((circle, at) => {
        const cluster = clusters[at];
        return cluster ? [{ ...circle, cluster, volume: cluster.volume, keywords: cluster.keywords }] : [];
      }),
    };
  }

  #layout(state: string, clusters: MappedCluster[]): Promise<Layout> {
    // Kept for others who ask the same: it does not end with whoever asked first.
    const layout = this.#kept.get(state) ?? uninterrupted(() => this.#workOut(clusters));
    this.#kept.delete(state);
    this.#kept.set(state, layout);
    layout.catch(() => this.#kept.get(state) === layout && this.#kept.delete(state));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return layout;
  }

  async #workOut(clusters: MappedCluster[]): Promise<Layout> {
    const { texts, sentences } = await whatTheySay(this.#db, clusters);
    return inThread({ texts, sentences, volumes: clusters.map(({ volume }) => volume) });
  }
}

/** All that the places depend on. */
function stateOf(clusters: MappedCluster[], lastRun: string): string {
  const hash = createHash('sha256').update(lastRun);
  for (const { id, name, keywords, volume, members } of clusters)
    hash.update(`\n${id} ${keywords} ${volume} ${members} ${keywords === 0 ? name : ''}`);
  return hash.digest('base64');
}

function inThread(task: MapTask): Promise<Layout> {
  const file = import.meta.url.endsWith('.ts') ? './cluster-map/cluster-map.worker.ts' : './cluster-map/cluster-map.worker.js';
  const thread = new Worker(new URL(file, import.meta.url), {
    workerData: task,
    transferList: task.sentences ? [task.sentences.data.buffer as ArrayBuffer] : [],
  });
  return new Promise<Layout>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The layout of the map ended before it had a result.')));
  }).finally(() => void thread.terminate());
}
