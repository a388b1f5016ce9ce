import { useParams } from '@solidjs/router';
import { createEffect, Match, on, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createContentPageSiteQuery } from '../../graphql/generated/features/content/ContentPage.ts';
import { ago } from '../../lib/ago.ts';
import { useJobs } from '../../lib/jobs.tsx';
import { formatCount, plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { DataTableSkeleton } from '../../ui/DataTable.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { ErrorState } from '../../ui/PageState.tsx';
import { ContentDialogs } from './manager/ContentDialogs.tsx';
import { ContentFilters } from './manager/ContentFilters.tsx';
import { ContentSelectionBar } from './manager/ContentSelectionBar.tsx';
import { ContentTable } from './manager/ContentTable.tsx';
import { createContentBatch } from './manager/content-batch.ts';
import { createContentView, noFilters } from './manager/content-filter.ts';
import { createContentList } from './manager/content-list.ts';
import { NoContent, NothingMatches } from './manager/EmptyContent.tsx';
import { createImport, ImportButton } from './manager/ImportButton.tsx';

export default function ContentPage() {
  const params = useParams<{ siteId: string }>();
  const siteId = () => params.siteId;
  const [view, setView] = createContentView();
  const list = createContentList(siteId, view);
  const batch = createContentBatch({ siteId, list, view, setView });
  const jobs = useJobs();

  const [about, askSite] = createContentPageSiteQuery({ variables: () => ({ siteId: siteId() }), requestPolicy: 'cache-and-network' });
  const site = () => about.data?.site ?? undefined;
  const may = (scope: 'WRITE' | 'PUBLISH') => about.data?.viewer.scopes.includes(scope) ?? false;
  const rights = () => ({ siteActive: site()?.active ?? true, mayPublish: may('PUBLISH') });
  const importing = createImport(site, () => {
    list.refresh();
    askSite({ requestPolicy: 'network-only' });
  });
  // What a job ended with is not told row by row: a failed publish, a post that is gone.
  createEffect(
    on(
      () => jobs.running(siteId()).filter((job) => job.kind === 'PUBLISH_CONTENT').length,
      (now, before) => before !== undefined && now < before && list.refresh(),
    ),
  );

  const isEmpty = () => list.counts()?.all.totalCount === 0 && list.rows()?.length === 0;
  const summary = () => {
    const counts = list.counts();
    if (!counts || counts.all.totalCount === 0) return undefined;
    const { all, matching, published } = counts;
    if (Object.keys(list.filter()).length > 0) return `${formatCount(matching.totalCount)} of ${plural(all.totalCount, 'item')}`;
    return `${plural(all.totalCount, 'item')}, ${formatCount(published.totalCount)} published`;
  };

  return (
    <>
      <PageHead title="Content Manager" summary={summary()}>
        <Show when={site()?.lastImport?.finishedAt && !importing.isRunning() && site()?.lastImport?.finishedAt}>
          {(moment) => <span class="text-ink-3 max-md:hidden">Imported {ago(moment())}</span>}
        </Show>
        <Show when={may('PUBLISH') && !isEmpty() && site()}>
          {(known) => (
            <ImportButton site={known()} work={importing}>
              Import
            </ImportButton>
          )}
        </Show>
      </PageHead>
      <Show when={!isEmpty()}>
        <ContentFilters siteId={siteId()} view={view} setView={setView} counts={list.counts()} />
      </Show>
      <Show when={importing.failure() ?? batch.failure()}>
        {(words) => (
          <div class="px-4 pb-2 sm:px-5">
            <Notice tone="red">{words()}</Notice>
          </div>
        )}
      </Show>
      <Switch fallback={<DataTableSkeleton columns={9} rows={10} />}>
        <Match when={list.error() && !list.rows() && list.error()}>
          {(error) => (
            <ErrorState
              title="The content could not be loaded"
              actions={
                <Button variant="primary" busy={list.busy() && 'Trying…'} onClick={list.refresh}>
                  Try again
                </Button>
              }
            >
              {failureOfOperation(error()).message}
            </ErrorState>
          )}
        </Match>
        <Match when={isEmpty()}>
          <NoContent siteId={siteId()} site={site()} mayImport={may('PUBLISH')} importing={importing} />
        </Match>
        <Match when={list.rows()?.length === 0 && !list.busy()}>
          <NothingMatches onClear={() => setView(noFilters)} />
        </Match>
        <Match when={list.rows()}>
          {(rows) => (
            <>
              <ContentTable
                rows={rows()}
                list={list}
                batch={batch}
                view={view}
                setView={setView}
                rights={rights()}
                mayWrite={may('WRITE')}
              />
              <ContentSelectionBar batch={batch} rights={rights()} mayWrite={may('WRITE')} />
            </>
          )}
        </Match>
      </Switch>
      <ContentDialogs siteId={siteId()} batch={batch} isRow={view.row() !== ''} />
    </>
  );
}
