/** The pipeline as a picture: how high each stage stands, and what stands in the way there. */
import { formatCount } from '../../lib/numbers.ts';
import { contentUrl } from '../content/content.urls.ts';
import { clustersUrl, ideasUrl, keywordsUrl } from '../planner/planner.urls.ts';
import { tasksUrl } from '../writer/writer.urls.ts';

export interface PipelineCounts {
  keywords: number;
  unclusteredKeywords: number;
  clusters: number;
  clustersWithoutIdeas: number;
  ideas: number;
  newIdeas: number;
  queuedTasks: number;
  failedTasks: number;
  drafts: number;
  needsCluster: number;
  published: number;
  unpublishedChanges: number;
}

export interface Stage {
  name: string;
  count: number;
  href: string;
  /** What waits there for a person, and where it is seen. */
  block?: { words: string; href: string; tone: 'plain' | 'ochre' | 'red' } | undefined;
  /** What is said where nothing waits. */
  clear: string;
}

export function stagesOf(siteId: string, counts: PipelineCounts): Stage[] {
  const block = (count: number, words: string, href: string, tone: 'plain' | 'ochre' = 'plain') =>
    count > 0 ? { words: `${formatCount(count)} ${words}`, href, tone } : undefined;
  const clear = (count: number, words: string) => (count === 0 ? 'none yet' : words);
  return [
    {
      name: 'Keywords',
      count: counts.keywords,
      href: keywordsUrl(siteId),
      block: block(counts.unclusteredKeywords, 'unclustered', keywordsUrl(siteId, { unclustered: true }), 'ochre'),
      clear: clear(counts.keywords, 'all in clusters'),
    },
    {
      name: 'Clusters',
      count: counts.clusters,
      href: clustersUrl(siteId),
      block: block(counts.clustersWithoutIdeas, 'without ideas', clustersUrl(siteId)),
      clear: clear(counts.clusters, 'all with ideas'),
    },
    {
      name: 'Ideas',
      count: counts.ideas,
      href: ideasUrl(siteId),
      block: block(counts.newIdeas, 'not yet queued', ideasUrl(siteId, { status: 'NEW' })),
      clear: clear(counts.ideas, 'all decided on'),
    },
    {
      name: 'Tasks',
      count: counts.queuedTasks,
      href: tasksUrl(siteId, { status: 'QUEUED' }),
      block: tasksBlock(siteId, counts),
      clear: 'none waits',
    },
    {
      name: 'Drafts',
      count: counts.drafts,
      href: contentUrl(siteId, { status: 'DRAFT' }),
      block: block(
        counts.needsCluster,
        counts.needsCluster === 1 ? 'needs a cluster' : 'need a cluster',
        contentUrl(siteId, { needsCluster: true }),
        'ochre',
      ),
      clear: clear(counts.drafts, 'all in clusters'),
    },
    {
      name: 'Published',
      count: counts.published,
      href: contentUrl(siteId, { status: 'PUBLISHED' }),
      block: block(counts.unpublishedChanges, 'with unpublished changes', contentUrl(siteId, { unpublishedChanges: true }), 'ochre'),
      clear: clear(counts.published, 'all as they are here'),
    },
  ];
}

function tasksBlock(siteId: string, { failedTasks, queuedTasks }: PipelineCounts): Stage['block'] {
  if (queuedTasks === 0) return undefined;
  const href = tasksUrl(siteId, { status: 'QUEUED' });
  if (failedTasks === 0) return { words: `${formatCount(queuedTasks)} queued`, href, tone: 'plain' };
  return { words: `${formatCount(failedTasks)} failed, ${formatCount(queuedTasks - failedTasks)} queued`, href, tone: 'red' };
}

/** @returns a height between 0 and 1 for each count: logarithmic, and never so small that it could not be seen. */
export function heightsOf(counts: number[]): number[] {
  const most = Math.log1p(Math.max(10, ...counts));
  return counts.map((count) => (count === 0 ? 0.03 : 0.18 + 0.82 * (Math.log1p(count) / most)));
}

export const PICTURE = { column: 200, bar: 116, height: 160 };

/** Where each stage stands in the picture, and the shape that leads on to the next. */
export function shapesOf(counts: number[]): { x: number; y: number; height: number; flow: string | undefined }[] {
  const { column, bar, height } = PICTURE;
  const bars = heightsOf(counts).map((share, index) => {
    const tall = Math.round(share * height * 10) / 10;
    return { x: index * column + (column - bar) / 2, y: (height - tall) / 2, height: tall };
  });
  return bars.map((from, index) => {
    const to = bars[index + 1];
    if (!to) return { ...from, flow: undefined };
    const left = from.x + bar;
    const middle = (left + to.x) / 2;
    const [fromFoot, toFoot] = [from.y + from.height, to.y + to.height];
    const flow = `M${left} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}V${toFoot}C${middle} ${toFoot} ${middle} ${fromFoot} ${left} ${fromFoot}Z`;
    return { ...from, flow };
  });
}
