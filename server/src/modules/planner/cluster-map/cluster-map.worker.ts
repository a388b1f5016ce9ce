/** A thread that lays one map out and ends: the program goes on answering meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Vectors } from '../clustering/vectors.rules.ts';
import { type Layout, layOut, radiiOf } from './cluster-map.rules.ts';
import { clusterSpace, likenesses } from './cluster-space.ts';

export interface MapTask {
  /** The keywords of each cluster; its name where it has none. */
  texts: string[][];
  /** The mean vector of each cluster's keywords; null where none is kept. */
  sentences: Vectors | null;
  volumes: number[];
}

const { texts, sentences, volumes } = workerData as MapTask;
const space = clusterSpace(texts, sentences);
parentPort?.postMessage(layOut(radiiOf(volumes), space, likenesses(space)) satisfies Layout);
