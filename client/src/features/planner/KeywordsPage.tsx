import { useParams } from '@solidjs/router';
import Boxes from 'lucide-solid/icons/boxes';
import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { unmask } from '../../graphql/fragment.ts';
import type { KeywordRow_KeywordFragment } from '../../graphql/generated/features/planner/KeywordRow.ts';
import { formatCount, plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { createSelection, DataTable, DataTableSkeleton } from '../../ui/DataTable.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { EmptyState, ErrorState } from '../../ui/PageState.tsx';
import { SelectionBar, SelectionBarButton } from '../../ui/SelectionBar.tsx';
import { AddKeywordsDialog } from './AddKeywordsDialog.tsx';
import { DeleteKeywordsDialog } from './DeleteKeywordsDialog.tsx';
import { createGenerateClusters } from './generate-clusters.ts';
import { KeywordFilters } from './KeywordFilters.tsx';
import { keywordColumns } from './keyword-columns.tsx';
import { createKeywordList } from './keyword-list.ts';
import { MoveKeywordsDialog } from './MoveKeywordsDialog.tsx';
import { writeSort } from './sort.ts';

export default function KeywordsPage() {
  const params = useParams<{ siteId: string }>();
  return (
    <Show when={params.siteId} keyed>
      {(siteId) => <Keywords siteId={siteId} />}
    </Show>
  );
}

function Keywords(props: { siteId: string }) {
  const list = createKeywordList(() => props.siteId);
  const { view, setView, keywords } = list;
  const rows = () => keywords.nodes().map((node) => unmask<KeywordRow_KeywordFragment>(node));
  const selection = createSelection(() => keywords.nodes().map(({ id }) => id));
  const chosen = () => rows().filter(({ id }) => selection.has(id));
  const grouping = createGenerateClusters(
    () => props.siteId,
    () => keywords.reload(),
  );

  const open = (dialog: string) => setView({ dialog }, { push: true });
  const dialog = (name: string) => ({
    open: view.dialog() === name,
    onOpenChange: (isOpen: boolean) => (isOpen ? open(name) : setView({ dialog: '' })),
  });

  const unclustered = () => list.stats()?.unclusteredKeywords ?? 0;
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

  return (
    <>
      <PageHead title="Keywords" summary={summary()}>
        <Show when={list.mayWrite() && list.stats()}>
          <Show when={unclustered() > 0 || grouping.busy()} fallback={<Show when={list.stats()?.keywords}>{add('primary')}</Show>}>
            {add('plain')}
            <Button
              variant="primary"
              busy={grouping.busy()}
              onClick={grouping.start}
              title={`Group ${plural(unclustered(), 'unclustered keyword')}`}
            >
              <Boxes size={15} strokeWidth={1.75} /> <span class="max-sm:sr-only">Generate clusters</span>
            </Button>
          </Show>
        </Show>
      </PageHead>
      <Show when={grouping.failure()}>
        {(words) => (
          <div class="px-4 pb-2 sm:px-5">
            <Notice tone="red">{words()} No keyword was moved.</Notice>
          </div>
        )}
      </Show>
      <Show when={list.stats()?.keywords !== 0 || list.filtered()}>
        <KeywordFilters siteId={props.siteId} list={list} />
      </Show>

      <Switch fallback={<DataTableSkeleton columns={7} rows={12} />}>
        <Match when={keywords.error() && !keywords.loaded() && keywords.error()}>
          {(error) => (
            <ErrorState
              title="The keywords could not be loaded"
              actions={
                <Button variant="primary" busy={keywords.fetching() && 'Trying…'} onClick={keywords.reload}>
                  Try again
                </Button>
              }
            >
              {failureOfOperation(error()).message}
            </ErrorState>
          )}
        </Match>
        <Match when={keywords.loaded() && rows().length === 0 && list.filtered()}>
          <EmptyState title="No keyword matches" actions={<Button onClick={list.clearFilters}>Clear the filters</Button>}>
            None of the {formatCount(list.stats()?.keywords ?? 0)} keywords of this site fits these filters. Take one of them away to see
            more.
          </EmptyState>
        </Match>
        <Match when={keywords.loaded() && rows().length === 0}>
          <EmptyState title="No keywords yet" actions={<Show when={list.mayWrite()}>{add('primary', false)}</Show>}>
            {list.mayWrite()
              ? 'Keywords are what everything here begins with. Paste the phrases that people search for, with their volumes if you have them; they are grouped into clusters next.'
              : 'Keywords are what everything here begins with. Somebody who may write has to add the first.'}
          </EmptyState>
        </Match>
        <Match when={keywords.loaded()}>
          <DataTable
            label="Keywords"
            rows={rows()}
            rowId={(row) => row.id}
            rowName={(row) => row.text}
            columns={keywordColumns}
            sort={list.sort()}
            onSort={(sort) => setView({ sort: writeSort(sort) })}
            selection={list.mayWrite() ? selection : undefined}
            busy={keywords.busy()}
            more={keywords.more()}
          />
        </Match>
      </Switch>

      <SelectionBar count={selection.size()} onClear={selection.clear}>
        <SelectionBarButton icon={<Boxes size={15} strokeWidth={1.75} />} shortcut="C" primary onClick={() => open('move')}>
          Move to cluster
        </SelectionBarButton>
        <SelectionBarButton icon={<Trash size={15} strokeWidth={1.75} />} onClick={() => open('delete')}>
          Delete
        </SelectionBarButton>
      </SelectionBar>

      <AddKeywordsDialog {...dialog('add')} siteId={props.siteId} onGenerateClusters={grouping.start} />
      <MoveKeywordsDialog {...dialog('move')} siteId={props.siteId} keywords={chosen()} onMoved={selection.clear} />
      <DeleteKeywordsDialog {...dialog('delete')} keywords={chosen()} onDeleted={selection.clear} />
    </>
  );
}
