/** What the clustering is given, and what it answers: plain data, which goes to its thread and back. */
import type { Vectors } from './vectors.rules.ts';

export interface ClusteringKeyword {
  id: string;
  text: string;
  /** Searches a month; unknown counts as none. */
  volume: number;
  /** The cluster that it is in and may leave. */
  from?: string | null;
}

/** A cluster that keywords can join, with those of its keywords that stay whatever happens. */
export interface ExistingCluster {
  id: string;
  keywords: ClusteringKeyword[];
}

export type Level = 'broad' | 'standard' | 'fine';
/** Each lies within the one before it. */
export const LEVELS: readonly Level[] = ['broad', 'standard', 'fine'];

export interface ClusteringInput {
  keywords: ClusteringKeyword[];
  existing?: ExistingCluster[];
  /** Of the keywords and then of the existing clusters' own, in that order; null where only words are to count. */
  sentences?: Vectors | null;
  /** As the sentences; by ISO 639-1. */
  languages?: string[];
  /** Names that no new group may bear. */
  takenNames?: string[];
  seed?: number;
  onProgress?: (share: number) => void;
}

/** A new cluster, or an existing one that keywords go to. */
export interface Group {
  level: Level;
  /** Number of the group of the broader level that it lies in; null at the broadest. */
  parent: number | null;
  /** The existing cluster; null for a new one. */
  clusterId: string | null;
  /** Of a new one; an existing one keeps its own. */
  name: string;
  description: string;
  keywords: number;
  /** Searches a month of all its keywords. */
  volume: number;
  /** Mean cosine of its keywords with one another, 0 to 1. */
  cohesion: number;
}

/** A group by its number, and the mean cosine with those in it, 0 to 1. */
export interface Standing {
  group: number;
  score: number;
}

export interface Place extends Record<Level, Standing | null> {
  keywordId: string;
  /** The standard group that it is most like apart from its own; for one that has none, the nearest. */
  nearest: Standing | null;
  reason: Reason;
}

/** Why a keyword is where it is. */
export interface Reason {
  /** Words that it shares with most of its group, in the form that is commonest there. */
  sharedWords: string[];
  /** The texts of the keywords most like it, at most three. */
  closest: string[];
  /** Whether meaning was compared, or words alone. */
  byMeaning: boolean;
}

/** Every keyword in exactly one place, in the order given; without a group at a level it stays unclustered there. */
export interface Clustering {
  /** Level by level, in each the largest first. One without keywords is an existing cluster that is only somebody's nearest. */
  groups: Group[];
  places: Place[];
}
