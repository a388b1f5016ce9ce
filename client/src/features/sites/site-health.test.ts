import { expect, it } from 'vitest';
import { faultOf, mattersOf, type SiteProblem, waiting } from './site-health.ts';

const problem = (code: SiteProblem['code'], count: number | null = null, jobId: string | null = null): SiteProblem => ({
  code,
  message: `About ${code}.`,
  count,
  jobId,
});

it.each([
  ['CONFLICT', 2, '2 conflicts', '/sites/s/conflicts'],
  ['MISSING_IN_WORDPRESS', 1, '1 missing in WordPress', '/sites/s/content?missing=1'],
  ['UNPUBLISHED_CHANGES', 9, '9 with unpublished changes', '/sites/s/content?unpublishedChanges=1'],
  ['NEEDS_CLUSTER', 1, '1 needs a cluster', '/sites/s/content?needsCluster=1'],
  ['NEEDS_CLUSTER', 1300, '1,300 need a cluster', '/sites/s/content?needsCluster=1'],
  ['FAILED_TASKS', 3, '3 failed tasks', '/sites/s/tasks?failed=1'],
] as const)('%s with %i says so and leads to the list of just those', (code, count, words, href) => {
  expect(mattersOf('s', [problem(code, count)])).toMatchObject([{ words, href, message: `About ${code}.` }]);
});

it('a publish that broke off as a whole is not counted', () => {
  expect(mattersOf('s', [problem('PUBLISH_FAILED', null, 'p')])).toMatchObject([{ words: 'Publish failed', count: null }]);
});

it('what a job failed at leads to that job, or where it is not known to where its like are', () => {
  const hrefs = mattersOf('s', [problem('IMPORT_FAILED', null, 'j'), problem('PUBLISH_FAILED', 4, 'p'), problem('PUBLISH_FAILED', 4)]);
  expect(hrefs.map(({ href }) => href)).toEqual(['/sites/s/jobs?job=j', '/sites/s/jobs?job=p', '/sites/s/content']);
});

it('keeps the order of the server, worst first, and leaves the connection to its own line', () => {
  const problems = [problem('CONNECTION_FAILED'), problem('CONFLICT', 1), problem('NEEDS_CLUSTER', 2)];
  expect(waiting(mattersOf('s', problems)).map(({ code }) => code)).toEqual(['CONFLICT', 'NEEDS_CLUSTER']);
  expect(faultOf(problems)).toBe('About CONNECTION_FAILED.');
  expect(faultOf(problems.slice(1))).toBeUndefined();
});
