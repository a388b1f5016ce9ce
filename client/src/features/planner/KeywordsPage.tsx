import { useNavigate, useParams } from '@solidjs/router';
import Boxes from 'lucide-solid/icons/boxes';
import CornerDownRight from 'lucide-solid/icons/corner-down-right';
import FolderInput from 'lucide-solid/icons/folder-input';
import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { createEffect, createMemo, createSignal, lazy, Match, on, Show, Switch } from 'solid-js';
import { DropRail } from '../../lib/DropRail.tsx';
import { createJobWatch } from '../../lib/job-watch.ts';
import { createKeywordDrag } from '../../lib/keyword-drag.ts';
import { formatCount, plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { DataTableSkeleton } from '../../ui/DataTable.tsx';
import { KeepOnce } from '../../ui/KeepOnce.tsx';
import { LongTable } from '../../ui/LongTable.tsx';
import { createLongSelection } from '../../ui/long-selection.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { EmptyState, ErrorState } from '../../ui/PageState.tsx';
import { SelectionBar, SelectionBarButton } from '../../ui/SelectionBar.tsx';
import { writeSort } from '../../ui/table/sort.ts';
import { generateClustersUrl } from '../cluster/cluster.urls.ts';
import { KeywordFilters } from './KeywordFilters.tsx';
import { type KeywordRow, keywordColumns } from './keyword-columns.tsx';
import { createKeywordList } from './keyword-list.ts';
import { type ClusterName, createMoveKeywords, type Moved } from './move-keywords.ts';

const KeywordImport = lazy(() => import('./import/KeywordImport.tsx'));
const KeywordSheet = lazy(() => import('./KeywordSheet.tsx'));
const MoveKeywordsDialog = lazy(() => import('./MoveKeywordsDialog.tsx'));
const DeleteKeywordsDialog = lazy(() => import('./DeleteKeywordsDialog.tsx'));

export default function KeywordsPage() {
  const params = useParams<{ siteId: string }>();
  return (
    <Show when={params.siteId} keyed>
      {(siteId) => <Keywords siteId={siteId} />}
    </Show>
  );
}

function Keywords(props: { siteId: string }) {
  const navigate = useNavigate();
  const list = createKeywordList(() => props.siteId);
  const { view, setView, keywords } = list;
  const selection = createLongSelection(keywords);
  createEffect(on(keywords.key, selection.clear, { defer: true }));
  createJobWatch(() => props.siteId, 'CLUSTER_KEYWORDS', keywords.reread);
  createJobWatch(() => props.siteId, 'IMPORT_KEYWORDS', keywords.reread);

  const moving = createMoveKeywords(() => props.siteId, list);
  const move = (moved: Moved, to: ClusterName | null) => moving.move(moved, to).then((done) => done && selection.clear());
  const drag = createKeywordDrag({
    idsWith: (id) => (selection.has(id) && !selection.all() ? selection.ids() : [id]),
    onDrop: (ids, to) => void move({ ids }, to),
  });

  const [sight, setSight] = createSignal({ from: 0, to: 0 });
  const inSight = () => {
    const found = new Map<string, ClusterName>();
    for (let at = sight().from; at < sight().to && found.size < 8; at += 1) {
      const cluster = keywords.rowAt(at)?.cluster;
      if (cluster) found.set(cluster.id, cluster);
    }
    return [...found.values()];
  };

  const open = (dialog: string) => setView({ dialog }, { push: true });
  const dialog = (name: string) => ({
    get open() {
      return view.dialog() === name;
    },
    onOpenChange: (isOpen: boolean) => (isOpen ? open(name) : setView({ dialog: '' })),
  });
  const chosen = createMemo(() => {
    if (selection.all()) return keywords.nodes();
    const ids = new Set(selection.ids());
    return ids.size === 0 ? [] : keywords.nodes().filter(({ id }) => ids.has(id));
  });
  const which = (): Moved => (selection.all() ? { matching: keywords.total() } : { ids: selection.ids() });
  const withNearest = () => (view.unclustered() ? chosen().filter(({ placement }) => placement?.nearest) : []);

  const columns = createMemo(() =>
    keywordColumns(
      {
        mayWrite: list.mayWrite,
        drag,
        onOpen: (row) => setView({ keyword: row.id }, { push: true }),
        onPut: (row, to) => void move({ ids: [row.id] }, to),
      },
      view.unclustered(),
    ),
  );

  const summary = () => {
    const stats = list.stats();
    if (!stats || stats.keywords === 0) return undefined;
    return `${plural(stats.keywords, 'keyword')}, ${stats.unclusteredKeywords > 0 ? `${formatCount(stats.unclusteredKeywords)} unclustered` : 'all clustered'}`;
  };
  const add = (variant: 'primary' | 'plain', inHead = true) => (
    <Button variant={variant} onClick={() => open('add')} title="Add keywords">
      <Plus size={14} strokeWidth={2} /> <span classList={{ 'max-sm:sr-only': inHead }}>Add keywords</span>
    </Button>
  );
  const group = (keywordIds?: string[]) => navigate(generateClustersUrl(props.siteId), keywordIds ? { state: { keywordIds } } : undefined);

  return (
    <>
      <PageHead title="Keywords" summary={summary()}>
        <Show when={list.mayWrite() && list.stats()}>
          {(stats) => (
            <Show when={stats().unclusteredKeywords > 0} fallback={<Show when={stats().keywords}>{add('primary')}</Show>}>
              {add('plain')}
              <Button
                variant="primary"
                onClick={() => group()}
                title={`Group ${plural(stats().unclusteredKeywords, 'unclustered keyword')}`}
              >
                <Boxes size={15} strokeWidth={1.75} /> <span class="max-sm:sr-only">Generate clusters</span>
              </Button>
            </Show>
          )}
        </Show>
      </PageHead>
      <Show when={view.dialog() === '' && view.keyword() === '' && moving.failure()}>
        {(words) => (
          <div class="px-4 pb-2 sm:px-5">
            <Notice tone="red">{words()}</Notice>
          </div>
        )}
      </Show>
      <Show when={list.stats()?.keywords !== 0 || list.filtered()}>
        <KeywordFilters siteId={props.siteId} list={list} />
      </Show>

      <Switch fallback={<DataTableSkeleton columns={7} rows={12} />}>
        <Match when={!keywords.loaded() && keywords.failure()}>
          {(failure) => (
            <ErrorState
              title="The keywords could not be loaded"
              actions={
                <Button variant="primary" busy={keywords.fetching() && 'Trying…'} onClick={keywords.retry}>
                  Try again
                </Button>
              }
            >
              {failure().message}
            </ErrorState>
          )}
        </Match>
        <Match when={keywords.loaded() && keywords.total() === 0 && list.filtered()}>
          <EmptyState title="No keyword matches" actions={<Button onClick={list.clearFilters}>Clear the filters</Button>}>
            None of the {formatCount(list.stats()?.keywords ?? 0)} keywords of this site fits these filters. Take one of them away to see
            more.
          </EmptyState>
        </Match>
        <Match when={keywords.loaded() && keywords.total() === 0}>
          <EmptyState title="No keywords yet" actions={<Show when={list.mayWrite()}>{add('primary', false)}</Show>}>
            {list.mayWrite()
              ? 'Keywords are what everything here begins with. Paste the phrases that people search for, or bring the file that Ahrefs, Semrush, Google or any spreadsheet gave you; they are grouped into clusters next.'
              : 'Keywords are what everything here begins with. Somebody who may write has to add the first.'}
          </EmptyState>
        </Match>
        <Match when={keywords.loaded()}>
          <div class="relative flex min-h-0 flex-1 flex-col">
            <LongTable
              label="Keywords"
              total={keywords.total()}
              read={keywords.read()}
              rowAt={keywords.rowAt}
              indexOf={keywords.indexOf}
              rowId={(row: KeywordRow) => row.id}
              rowName={(row) => row.text}
              columns={columns()}
              sort={list.sort()}
              onSort={(sort) => setView({ sort: writeSort(sort) })}
              selection={list.mayWrite() ? selection : undefined}
              onOpen={(row) => setView({ keyword: row.id }, { push: true })}
              busy={keywords.busy()}
              onSight={(from, to) => {
                setSight({ from, to });
                keywords.see(from, to);
              }}
              listKey={keywords.key()}
              foot={
                <Show when={keywords.failure()}>
                  {(failure) => (
                    <div class="flex flex-none items-center gap-3 border-t border-rule px-4 py-2 sm:px-5">
                      <Notice tone="red">The rest could not be loaded. {failure().message}</Notice>
                      <Button onClick={keywords.retry} busy={keywords.fetching() && 'Trying…'}>
                        Try again
                      </Button>
                    </div>
                  )}
                </Show>
              }
            />
            <Show when={drag.ids()}>
              <DropRail siteId={props.siteId} drag={drag} inSight={inSight} />
            </Show>
          </div>
        </Match>
      </Switch>

      <SelectionBar
        count={selection.size()}
        onClear={selection.clear}
        all={{ total: keywords.total(), chosen: selection.all(), onChoose: selection.chooseAll }}
      >
        <SelectionBarButton icon={<FolderInput size={15} strokeWidth={1.75} />} shortcut="C" primary onClick={() => open('move')}>
          Move to cluster
        </SelectionBarButton>
        <Show when={withNearest().length > 0 && !selection.all()}>
          <SelectionBarButton
            icon={<CornerDownRight size={15} strokeWidth={1.75} />}
            shortcut="N"
            title="Each goes to the cluster that it is nearest to"
            onClick={() => void moving.moveToNearest(withNearest()).then((done) => done && selection.clear())}
          >
            {`Put ${formatCount(withNearest().length)} into the nearest`}
          </SelectionBarButton>
        </Show>
        <SelectionBarButton
          icon={<Boxes size={15} strokeWidth={1.75} />}
          shortcut="G"
          disabled={selection.all()}
          title={selection.all() ? 'Choose single keywords to group them' : 'Have these grouped, and see the proposal first'}
          onClick={() => group(selection.ids())}
        >
          Group
        </SelectionBarButton>
        <SelectionBarButton icon={<Trash size={15} strokeWidth={1.75} />} onClick={() => open('delete')}>
          Delete
        </SelectionBarButton>
      </SelectionBar>

      <KeepOnce when={view.dialog() === 'add'}>
        <KeywordImport {...dialog('add')} siteId={props.siteId} onGenerateClusters={() => group()} />
      </KeepOnce>
      <KeepOnce when={view.keyword() !== ''}>
        <KeywordSheet
          keywordId={view.keyword()}
          onClose={() => setView({ keyword: '' })}
          mayWrite={list.mayWrite()}
          moving={moving}
          onChanged={keywords.reread}
        />
      </KeepOnce>
      <KeepOnce when={view.dialog() === 'move'}>
        <MoveKeywordsDialog
          {...dialog('move')}
          siteId={props.siteId}
          moved={which()}
          names={chosen()
            .slice(0, 12)
            .map(({ text }) => text)}
          clustered={chosen().some(({ cluster }) => cluster)}
          moving={moving}
          onMoved={selection.clear}
        />
      </KeepOnce>
      <KeepOnce when={view.dialog() === 'delete'}>
        <DeleteKeywordsDialog
          {...dialog('delete')}
          siteId={props.siteId}
          which={which()}
          filter={list.filter()}
          name={chosen()[0]?.text}
          onDeleted={() => {
            keywords.patch(new Set(selection.ids()), () => null);
            selection.clear();
            keywords.reread();
          }}
          onUndone={keywords.reread}
        />
      </KeepOnce>
    </>
  );
}
