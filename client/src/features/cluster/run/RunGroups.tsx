import { createEffect, createMemo, Match, on, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { unmask } from '../../../graphql/fragment.ts';
import { createRunGroupsListQuery, type RunGroup_GroupFragment } from '../../../graphql/generated/features/cluster/run/RunGroups.ts';
import { createPagedList } from '../../../graphql/paged-list.ts';
import { plural } from '../../../lib/numbers.ts';
import { createUrlState, text } from '../../../lib/url-state.ts';
import { Button } from '../../../ui/Button.tsx';
import { DataTableSkeleton } from '../../../ui/DataTable.tsx';
import { SearchBox } from '../../../ui/FilterBar.tsx';
import { createMedia } from '../../../ui/media.ts';
import { EmptyState, ErrorState } from '../../../ui/PageState.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { TableMore } from '../../../ui/table/TableMore.tsx';
import { VirtualGrid } from '../../../ui/VirtualGrid.tsx';
import { GroupDetail } from './GroupDetail.tsx';
import type { LeftOut, Level, Run } from './proposal.ts';
import { GROUP_HEIGHT, RunGroupRow } from './RunGroupRow.tsx';

export interface RunGroupsProps {
  run: Run;
  level: Level;
  leftOut: LeftOut;
  /** Groups can be left out still. */
  open: boolean;
}

/** The groups of a level, largest first, and beside them what is in the one that is looked at. */
export function RunGroups(props: RunGroupsProps) {
  const [view, setView] = createUrlState({ find: text(), group: text() });
  const isRoomy = createMedia('(width >= 64rem)');
  const groups = createPagedList({
    variables: () => ({ id: props.run.id, level: props.level, search: view.find() || null }),
    open: (query) => createRunGroupsListQuery(query),
    connection: (data) => data.clusterRun?.groups,
  });
  const groupOf = (node: ReturnType<typeof groups.nodes>[number]) => unmask<RunGroup_GroupFragment>(node);
  const named = createMemo(() => groups.nodes().find(({ id }) => id === view.group()));
  // Where there is room beside the list, something stands there.
  const looked = () => named() ?? (isRoomy() ? groups.nodes()[0] : undefined);
  createEffect(
    on(
      () => props.level,
      () => setView({ group: '' }),
      { defer: true },
    ),
  );
  const more = () => groups.more();

  return (
    <>
      <div class="flex min-h-12 flex-none items-center gap-3 px-4 py-2 sm:px-5">
        <SearchBox value={view.find()} onChange={(find) => setView({ find })} placeholder="Find a group" shortcut="/" />
        <Show when={props.open}>
          <Show
            when={props.leftOut.groups() > 0}
            fallback={
              <span class="min-w-0 truncate text-ink-3 max-sm:hidden">Take the tick from a group to leave its keywords as they are.</span>
            }
          >
            <span class="min-w-0 truncate text-ochre" role="status">
              {plural(props.leftOut.groups(), 'group')} left out: {plural(props.leftOut.keywords(), 'keyword stays', 'keywords stay')} as
              they are
            </span>
            <Button size="small" variant="ghost" onClick={props.leftOut.clear}>
              Take all
            </Button>
          </Show>
        </Show>
      </div>
      <Switch fallback={<DataTableSkeleton columns={3} rows={10} />}>
        <Match when={groups.error() && !groups.loaded() && groups.error()}>
          {(error) => (
            <ErrorState
              title="The groups could not be loaded"
              actions={
                <Button variant="primary" busy={groups.fetching() && 'Trying…'} onClick={groups.reload}>
                  Try again
                </Button>
              }
            >
              {failureOfOperation(error()).message} Nothing has changed.
            </ErrorState>
          )}
        </Match>
        <Match when={groups.loaded() && groups.nodes().length === 0}>
          <EmptyState
            title={view.find() ? 'No group matches' : 'No groups'}
            actions={
              <Show when={view.find()}>
                <Button onClick={() => setView({ find: '' })}>Clear the search</Button>
              </Show>
            }
          >
            {view.find()
              ? 'None of the groups of this level has a name like that.'
              : 'No keywords were alike enough to stand together. They are all under Unclustered.'}
          </EmptyState>
        </Match>
        <Match when={groups.loaded()}>
          <div class="flex min-h-60 flex-1 border-t border-rule">
            <VirtualGrid
              label="Groups"
              class="bg-sheet"
              items={groups.nodes()}
              itemId={({ id }) => id}
              total={more().total}
              itemHeight={GROUP_HEIGHT}
              busy={groups.busy()}
              onOpen={({ id }) => setView({ group: id })}
              onChoose={props.open ? (node) => props.leftOut.toggle(groupOf(node)) : undefined}
              onEnd={() => more().hasMore && more().onMore()}
              foot={<TableMore {...more()} />}
            >
              {(node) => (
                <RunGroupRow
                  group={groupOf(node)}
                  included={!props.leftOut.has(node.id)}
                  onToggle={() => props.leftOut.toggle(groupOf(node))}
                  open={props.open}
                  current={isRoomy() && looked()?.id === node.id}
                  onSelect={() => setView({ group: node.id })}
                />
              )}
            </VirtualGrid>
            <Show when={isRoomy() && looked()}>
              {(node) => (
                <aside aria-label="The group" class="w-96 flex-none overflow-y-auto border-l border-rule bg-paper xl:w-112" tabindex={0}>
                  <Show when={node().id} keyed>
                    {(id) => (
                      <div class="px-5 py-4">
                        <h2 class="serif-title pb-1 text-title">{groupOf(node()).name}</h2>
                        <GroupDetail siteId={props.run.siteId} runId={props.run.id} groupId={id} group={groupOf(node())} />
                      </div>
                    )}
                  </Show>
                </aside>
              )}
            </Show>
          </div>
          <Show when={!isRoomy()}>
            <Sheet
              title={named() ? groupOf(named() as never).name : ''}
              open={named() !== undefined}
              onOpenChange={(open) => !open && setView({ group: '' })}
            >
              <Show when={named()} keyed>
                {(node) => <GroupDetail siteId={props.run.siteId} runId={props.run.id} groupId={node.id} group={groupOf(node)} />}
              </Show>
            </Sheet>
          </Show>
        </Match>
      </Switch>
    </>
  );
}
