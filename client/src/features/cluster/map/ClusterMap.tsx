import { useNavigate } from '@solidjs/router';
import Download from 'lucide-solid/icons/download';
import Maximize from 'lucide-solid/icons/maximize';
import Minus from 'lucide-solid/icons/minus';
import Plus from 'lucide-solid/icons/plus';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createClusterMapAllQuery } from '../../../graphql/generated/features/cluster/map/ClusterMap.ts';
import { createJobWatch } from '../../../lib/job-watch.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { createMedia } from '../../../ui/media.ts';
import { EmptyState, ErrorState } from '../../../ui/PageState.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { clusterUrl } from '../cluster.urls.ts';
import type { ClusterList } from '../cluster-list.ts';
import { bubblesOf } from './bubble.ts';
import { mapAsSvg } from './export-svg.ts';
import { Legend } from './Legend.tsx';
import { MapCanvas } from './MapCanvas.tsx';
import { MapList } from './MapList.tsx';
import type { MapView } from './map-view.ts';
import { coloursNow, createMeasure, saveFile } from './paint.ts';

export interface ClusterMapProps {
  siteId: string;
  list: ClusterList;
}

const icon = { size: 15, strokeWidth: 1.75 } as const;

/** All clusters of the site as bubbles. The filters of the page make those that do not fit step back. */
export default function ClusterMap(props: ClusterMapProps) {
  const navigate = useNavigate();
  const { view: filters, setView: setFilters } = props.list;
  const isRoomy = createMedia('(width >= 64rem)');
  const [result, load] = createClusterMapAllQuery({
    variables: () => ({ siteId: props.siteId, sectorId: filters.sector().length === 1 ? (filters.sector()[0] ?? null) : null }),
    requestPolicy: 'cache-and-network',
  });
  const reload = () => load({ requestPolicy: 'network-only' });
  createJobWatch(() => props.siteId, 'CLUSTER_KEYWORDS', reload);
  const map = () => result.data?.clusterMap;
  const bubbles = createMemo(() => bubblesOf(map()?.bubbles ?? []));
  const [current, setCurrent] = createSignal<string>();
  const [view, setView] = createSignal<MapView>();
  const open = (id: string) => navigate(clusterUrl(props.siteId, id));

  const wanted = createMemo(() => {
    if (!props.list.filtered()) return bubbles();
    const words = filters.search().trim().toLocaleLowerCase();
    const sectors = filters.sector();
    return bubbles().filter(
      (bubble) =>
        bubble.name.toLocaleLowerCase().includes(words) &&
        (sectors.length === 0 || sectors.includes(bubble.sectorId ?? '')) &&
        (!filters.locked() || bubble.locked) &&
        (!filters.uncovered() || bubble.planned === 0),
    );
  });
  const found = createMemo(() => (props.list.filtered() ? new Set(wanted().map(({ id }) => id)) : undefined));

  const save = () => {
    const drawn = map();
    if (!drawn) return;
    const svg = mapAsSvg({ title: 'Cluster map', map: drawn, bubbles: wanted(), colours: coloursNow(), measure: createMeasure() });
    saveFile('cluster-map.svg', 'image/svg+xml', svg);
  };

  return (
    <Switch
      fallback={
        <div
          class="grid min-h-60 flex-1 animate-late place-content-center gap-3 border-t border-rule bg-sheet text-center text-ink-3"
          aria-busy="true"
        >
          <p role="status">Laying out the map</p>
          <div class="w-56">
            <ProgressBar label="Laying out the map" done={0} total={null} />
          </div>
        </div>
      }
    >
      <Match when={result.error && !map() && result.error}>
        {(error) => (
          <ErrorState
            title="The map could not be loaded"
            actions={
              <>
                <Button variant="primary" busy={result.fetching && 'Trying…'} onClick={reload}>
                  Try again
                </Button>
                <Button onClick={() => setFilters({ view: 'table' })}>Show the table</Button>
              </>
            }
          >
            {failureOfOperation(error()).message}
          </ErrorState>
        )}
      </Match>
      <Match when={map() && bubbles().length === 0}>
        <EmptyState title="Nothing to lay out" actions={<Button onClick={props.list.clearFilters}>Clear the filters</Button>}>
          There is no cluster in this sector. Take the filter away to see them all.
        </EmptyState>
      </Match>
      <Match when={map()}>
        {(drawn) => (
          <div class="flex min-h-0 flex-1 border-t border-rule">
            <section aria-label="Cluster map" class="relative flex min-w-0 flex-1 flex-col">
              <MapCanvas
                width={drawn().width}
                height={drawn().height}
                bubbles={bubbles()}
                found={found()}
                current={current()}
                onCurrent={setCurrent}
                onOpen={open}
                view={setView}
              />
              <div class="absolute top-3 right-3 flex rounded-control border border-rule-2 bg-raise p-0.5 shadow-1">
                <IconButton name="Nearer (+)" onClick={() => view()?.zoom(1.4)}>
                  <Plus {...icon} />
                </IconButton>
                <IconButton name="Farther (−)" onClick={() => view()?.zoom(1 / 1.4)}>
                  <Minus {...icon} />
                </IconButton>
                <IconButton
                  name="Show all of it (0)"
                  aria-disabled={view()?.isWhole() ? true : undefined}
                  onClick={() => view()?.showAll()}
                >
                  <Maximize {...icon} />
                </IconButton>
              </div>
              <Legend>
                <Show when={found()}>
                  {(ids) => (
                    <span role="status" class="font-medium text-ink">
                      {formatCount(ids().size)} of {formatCount(bubbles().length)} found
                    </span>
                  )}
                </Show>
                <span class="ml-auto flex gap-1">
                  <Show when={!isRoomy()}>
                    <Button size="small" variant="ghost" onClick={() => setFilters({ view: 'table' })}>
                      As a table
                    </Button>
                  </Show>
                  <Button size="small" onClick={save}>
                    <Download size={14} strokeWidth={1.75} /> Save as SVG
                  </Button>
                </span>
              </Legend>
            </section>
            <Show when={isRoomy()}>
              <MapList siteId={props.siteId} bubbles={wanted()} current={current()} onCurrent={setCurrent} onOpen={open} />
            </Show>
          </div>
        )}
      </Match>
    </Switch>
  );
}
