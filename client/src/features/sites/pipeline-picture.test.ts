import { expect, it } from 'vitest';
import { heightsOf, type PipelineCounts, shapesOf, stagesOf } from './pipeline-picture.ts';

const nothing: PipelineCounts = {
  keywords: 0,
  unclusteredKeywords: 0,
  clusters: 0,
  clustersWithoutIdeas: 0,
  ideas: 0,
  newIdeas: 0,
  queuedTasks: 0,
  failedTasks: 0,
  drafts: 0,
  needsCluster: 0,
  published: 0,
  unpublishedChanges: 0,
};
const blocks = (counts: Partial<PipelineCounts>) => stagesOf('s', { ...nothing, ...counts }).map(({ block }) => block?.words);

it('says under each stage what waits there', () => {
  const all = { unclusteredKeywords: 1257, clustersWithoutIdeas: 9, newIdeas: 34, queuedTasks: 23, failedTasks: 1, needsCluster: 13 };
  expect(blocks({ ...all, unpublishedChanges: 9 })).toEqual([
    '1,257 unclustered',
    '9 without ideas',
    '34 not yet queued',
    '1 failed, 22 queued',
    '13 need a cluster',
    '9 with unpublished changes',
  ]);
  expect(blocks({ needsCluster: 1, queuedTasks: 2 })).toEqual([
    undefined,
    undefined,
    undefined,
    '2 queued',
    '1 needs a cluster',
    undefined,
  ]);
});

it('heights are logarithmic, and one of a thousand can still be seen', () => {
  const [none, one, hundred, thousand] = heightsOf([0, 1, 100, 1000]) as [number, number, number, number];
  expect(none).toBeLessThan(0.05);
  expect(one).toBeGreaterThan(0.2);
  expect(hundred / thousand).toBeGreaterThan(0.6);
  expect(thousand).toBe(1);
});

it('each stage flows into the next, and the last into none', () => {
  expect(shapesOf([5, 10, 20]).map(({ flow }) => flow !== undefined)).toEqual([true, true, false]);
});
