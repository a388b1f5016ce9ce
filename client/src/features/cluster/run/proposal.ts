/** What a proposal would do at a level, and which of its groups somebody leaves out. */
import { createStore, reconcile } from 'solid-js/store';
import type { ClusterRunPage_OneQuery } from '../../../graphql/generated/features/cluster/run/ClusterRunPage.ts';

export type Run = NonNullable<ClusterRunPage_OneQuery['clusterRun']>;
export type RunLevel = Run['levels'][number];
export type Level = RunLevel['level'];

export const levels = ['BROAD', 'STANDARD', 'FINE'] as const satisfies readonly Level[];
export const levelNames: Record<Level, string> = { BROAD: 'Broad', STANDARD: 'Standard', FINE: 'Fine' };

/** The level beneath, where groups of this one are split further. */
export const finer = (level: Level): Level | undefined => levels[levels.indexOf(level) + 1];

export const clusterCount = (at: Pick<RunLevel, 'newClusters' | 'existingClusters'> | undefined): number =>
  at ? at.newClusters + at.existingClusters : 0;

interface Group {
  id: string;
  keywordCount: number;
}

/** Groups are of one level each, so each level has what was left out of it. */
export function createLeftOut(level: () => Level) {
  const [out, setOut] = createStore<Record<Level, Record<string, number>>>({ BROAD: {}, STANDARD: {}, FINE: {} });
  const here = () => Object.entries(out[level()]);
  return {
    has: (id: string) => out[level()][id] !== undefined,
    toggle: ({ id, keywordCount }: Group) => setOut(level(), id, out[level()][id] === undefined ? keywordCount : (undefined as never)),
    clear: () => setOut(level(), reconcile({})),
    ids: () => here().map(([id]) => id),
    groups: () => here().length,
    keywords: () => here().reduce((sum, [, count]) => sum + count, 0),
  };
}

export type LeftOut = ReturnType<typeof createLeftOut>;
