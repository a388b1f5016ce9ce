import { A } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { createImportOutcomeSiteQuery } from '../../graphql/generated/features/jobs/ImportOutcome.ts';
import type { Job } from '../../lib/job-work.ts';
import { plural } from '../../lib/numbers.ts';
import { conflictsUrl, contentUrl } from '../content/content.urls.ts';

/** What waits for a person after an import: what it brought in, and what it found changed or gone. */
export function ImportOutcome(props: { job: Pick<Job, 'siteId'> }) {
  const [found] = createImportOutcomeSiteQuery({ variables: () => ({ id: props.job.siteId }), requestPolicy: 'cache-and-network' });
  const ways = () => {
    const stats = found.data?.site?.stats;
    const { siteId } = props.job;
    if (!stats) return [];
    return [
      { count: stats.conflicts, words: plural(stats.conflicts, 'conflict'), act: 'to decide', href: conflictsUrl(siteId) },
      {
        count: stats.missingInWordPress,
        words: `${plural(stats.missingInWordPress, 'post')} missing in WordPress`,
        act: 'to recreate or unlink',
        href: contentUrl(siteId, { missing: true }),
      },
      {
        count: stats.needsCluster,
        words: plural(stats.needsCluster, 'item'),
        act: stats.needsCluster === 1 ? 'that needs a cluster' : 'that need a cluster',
        href: contentUrl(siteId, { needsCluster: true }),
      },
    ].filter(({ count }) => count > 0);
  };
  return (
    <Show when={ways().length > 0}>
      <ul aria-label="What waits for you" class="flex flex-wrap gap-x-4 gap-y-0.5">
        <For each={ways()}>
          {(way) => (
            <li>
              <A href={way.href} class="text-link inline-flex items-center touch:min-h-11">
                {way.words} {way.act}
              </A>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
