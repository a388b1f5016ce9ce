import { useNavigate, useParams } from '@solidjs/router';
import { createMemo, createSignal, onCleanup, Show } from 'solid-js';
import { createContentPageSiteQuery } from '../../graphql/generated/features/content/ContentPage.ts';
import { ago } from '../../lib/ago.ts';
import { makeCommands } from '../../lib/commands.ts';
import { ContentTable } from '../../lib/content/ContentTable.tsx';
import { contentColumns } from '../../lib/content/content-columns.tsx';
import { createContentList } from '../../lib/content/content-list.ts';
import { publishingOf } from '../../lib/content/publishing.ts';
import { type ContentRowData, publishObstacle } from '../../lib/content/standing.ts';
import { QueryButton } from '../../lib/copy-query/QueryButton.tsx';
import { useJobs } from '../../lib/jobs.tsx';
import { onBack } from '../../lib/line.ts';
import { formatCount, plural } from '../../lib/numbers.ts';
import { later } from '../../ui/later.tsx';
import { createNarrow } from '../../ui/media.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { turned } from '../../ui/table/sort.ts';
import { clusterUrl } from '../cluster/cluster.urls.ts';
import { editorUrl } from './content.urls.ts';
import { ColumnsButton } from './manager/ColumnsButton.tsx';
import { ContentDialogs } from './manager/ContentDialogs.tsx';
import { ContentFilters } from './manager/ContentFilters.tsx';
import { ContentSelectionBar } from './manager/ContentSelectionBar.tsx';
import { createContentBatch } from './manager/content-batch.ts';
import { createContentCounts } from './manager/content-counts.ts';
import { createContentView, filterOf, noFilters, orderOf, sortShown, stateOf } from './manager/content-filter.ts';
import { createColumnChoice } from './manager/content-table.ts';
import { createImport, ImportButton, isConnected } from './manager/ImportButton.tsx';
import { makeRowKeys } from './manager/row-keys.ts';
import { createSavedViews } from './manager/saved-views.ts';
import { ViewTabs } from './manager/ViewTabs.tsx';

const EmptyContent = later(() => import('./manager/EmptyContent.tsx'));
const SuggestionBar = later(() => import('./manager/SuggestionBar.tsx'));

export default function ContentPage() {
  const params = useParams<{ siteId: string }>();
  return (
    <Show when={params.siteId} keyed>
      {(siteId) => <Contents siteId={siteId} />}
    </Show>
  );
}

function Contents(props: { siteId: string }) {
  const siteId = () => props.siteId;
  const navigate = useNavigate();
  const jobs = useJobs();
  const [view, setView] = createContentView();
  const filter = createMemo(() => filterOf(stateOf(view)), undefined, { equals: (was, is) => JSON.stringify(was) === JSON.stringify(is) });
  const isFiltered = () => Object.keys(filter()).length > 0;
  const inTrash = () => view.deleted();

  const list = createContentList({
    siteId,
    filter,
    orderBy: () => orderOf(view.sort()),
    onChanged: (rows) => {
      batch.selection.learn(rows);
      recount();
    },
  });
  const wait = () => !list.loaded();
  const numbers = createContentCounts(siteId, filter, wait);
  const views = createSavedViews({ siteId, view, setView, wait });
  const recount = () => {
    numbers.recount();
    views.recount();
  };
  const refresh = () => {
    list.reread();
    recount();
  };
  const batch = createContentBatch({ siteId, list, filter, view, setView, onChanged: recount });
  // What happened meanwhile was not told.
  onCleanup(onBack(refresh));

  const [about, askSite] = createContentPageSiteQuery({ variables: () => ({ siteId: siteId() }), requestPolicy: 'cache-and-network' });
  const site = () => about.data?.site ?? undefined;
  const may = (scope: 'WRITE' | 'PUBLISH') => about.data?.viewer.scopes.includes(scope) ?? false;
  const mayWrite = () => may('WRITE');
  const rights = () => ({ siteActive: site()?.active ?? true, mayPublish: may('PUBLISH') });
  const importing = createImport(siteId, () => {
    refresh();
    askSite({ requestPolicy: 'network-only' });
  });

  const canImport = () => may('PUBLISH') && site()?.active && isConnected(site()) && !importing.isRunning();
  makeCommands(() => [
    ...(canImport() ? [{ label: 'Import from WordPress', run: importing.begin }] : []),
    ...(isFiltered() ? [{ label: 'Clear all filters', run: () => setView(noFilters) }] : []),
    ...views.all().map((saved) => ({ label: `View: ${saved.name}`, words: 'saved view', run: () => views.open(saved) })),
  ]);

  const edit = (row: ContentRowData) => navigate(editorUrl(row.siteId, row.id));
  const [current, setCurrent] = createSignal<string>();
  makeRowKeys({ batch, list, current, rights, mayWrite, inTrash, onEdit: edit });

  const narrow = createNarrow();
  const made = contentColumns({
    narrow,
    mayWrite,
    href: (row) => editorUrl(row.siteId, row.id),
    clusterHref: (clusterId) => clusterUrl(siteId(), clusterId),
    publishing: (row) => publishingOf(row, jobs),
    obstacle: (row) => publishObstacle(row, rights()),
    onAssignCluster: (row) => batch.open('cluster', row.id),
    onAcceptCluster: (row) => void batch.acceptCluster(row),
    onPublish: batch.publishRow,
    onRestore: batch.restoreRow,
  });
  const columns = createColumnChoice(made, view.columns, (written) => setView({ columns: written }));
  const shownColumns = createMemo(columns.shown);

  // Terms that are filtered by stand in what they found: from there they have their names.
  const terms = createMemo(() => {
    if (view.term().length === 0) return [];
    return Array.from({ length: 20 }, (_, at) => list.rowAt(at)?.taxonomyTerms ?? []).flat();
  });

  const counts = numbers.counts;
  const isEmpty = () => list.loaded() && list.total() === 0 && counts()?.all.totalCount === 0 && counts()?.deleted.totalCount === 0;
  const summary = () => {
    const known = counts();
    if (!known || known.all.totalCount === 0) return undefined;
    return `${plural(known.all.totalCount, 'item')}, ${formatCount(known.published.totalCount)} published`;
  };
  const matching = () => {
    const all = inTrash() ? counts()?.deleted.totalCount : counts()?.all.totalCount;
    if (!isFiltered() || all === undefined || !list.loaded() || list.busy()) return undefined;
    return `${formatCount(list.total())} of ${formatCount(all)}`;
  };
  const failure = () => batch.failure() ?? views.failure();

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
        <ViewTabs views={views} total={counts()?.all.totalCount} mayWrite={mayWrite()} />
        <ContentFilters
          siteId={siteId()}
          view={view}
          setView={setView}
          isFiltered={isFiltered()}
          counts={counts()}
          terms={terms()}
          summary={matching()}
        >
          <QueryButton of="ContentList_Page" />
          <ColumnsButton columns={columns.offered} chosen={columns.chosen()} isChanged={columns.isChanged()} onChange={columns.change} />
        </ContentFilters>
      </Show>
      <Show when={view.needsCluster() && mayWrite() && !inTrash()}>
        <SuggestionBar
          siteId={siteId()}
          needing={counts()?.needsCluster.totalCount}
          only={view.suggested()}
          onOnly={(suggested) => setView({ suggested })}
          onMissed={batch.tell}
          onChanged={refresh}
        />
      </Show>
      <Show when={failure()}>
        {(words) => (
          <div class="px-4 pb-2 sm:px-5">
            <Notice tone="red">{words()}</Notice>
          </div>
        )}
      </Show>
      <ContentTable
        label="Content"
        list={list}
        columns={shownColumns()}
        sort={sortShown(view.sort())}
        onSort={(sort) => setView({ sort: turned(view.sort(), sort) })}
        onResize={columns.resize}
        selection={batch.selection}
        onOpen={edit}
        onCurrent={setCurrent}
        empty={
          <EmptyContent
            siteId={siteId()}
            site={site()}
            mayImport={may('PUBLISH')}
            importing={importing}
            filtered={isFiltered() && (Object.keys(filter()).join() === 'deleted' ? 'deleted' : 'filters')}
            deleted={counts()?.deleted.totalCount ?? 0}
            setView={setView}
          />
        }
      />
      <ContentSelectionBar
        batch={batch}
        total={list.total()}
        rights={rights()}
        mayWrite={mayWrite()}
        inTrash={inTrash()}
        missing={view.missing()}
      />
      <ContentDialogs siteId={siteId()} batch={batch} />
    </>
  );
}
