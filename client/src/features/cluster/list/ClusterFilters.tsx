import ArrowDownWideNarrow from 'lucide-solid/icons/arrow-down-wide-narrow';
import MapIcon from 'lucide-solid/icons/chart-network';
import LayoutGrid from 'lucide-solid/icons/layout-grid';
import Lock from 'lucide-solid/icons/lock';
import Table from 'lucide-solid/icons/table-2';
import { Show } from 'solid-js';
import { QueryButton } from '../../../lib/copy-query/QueryButton.tsx';
import { formatCount } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { FilterBar, FilterChip, FilterDivider, SearchBox, ToggleChip } from '../../../ui/FilterBar.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import type { ClusterList, ClusterView } from '../cluster-list.ts';
import { UnclusteredCall } from '../UnclusteredCall.tsx';
import { clusterSorts, sortLabel } from './cluster-sort.ts';

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** How the clusters are shown, which of them, and in which order. */
export function ClusterFilters(props: { siteId: string; list: ClusterList }) {
  const { view, setView, clusters } = props.list;
  const onMap = () => props.list.shownAs() === 'map';
  const summary = () => {
    const [found, all] = [clusters.total(), props.list.stats()?.clusters];
    return !onMap() && props.list.filtered() && found !== undefined && all !== undefined
      ? `${formatCount(found)} of ${formatCount(all)}`
      : undefined;
  };
  return (
    <FilterBar
      onClear={props.list.filtered() ? props.list.clearFilters : undefined}
      summary={summary()}
      end={
        <Show when={!onMap()}>
          <QueryButton of="ClustersPage_List" />
        </Show>
      }
    >
      <Segments<ClusterView>
        label="Show the clusters as"
        value={props.list.shownAs()}
        options={[
          { value: 'cards', label: 'Cards', icon: <LayoutGrid {...icon} /> },
          { value: 'table', label: 'Table', icon: <Table {...icon} /> },
          { value: 'map', label: 'Map', icon: <MapIcon {...icon} /> },
        ]}
        onChange={(shown) => setView({ view: shown })}
      />
      <FilterDivider />
      <SearchBox value={view.search()} onChange={(search) => setView({ search })} placeholder="Find a cluster" shortcut="/" />
      <Show when={props.list.sectors().length > 1}>
        <FilterChip
          label="Sector"
          options={props.list.sectors().map(({ id, name }) => ({ value: id, label: name }))}
          value={view.sector()}
          onChange={(sector) => setView({ sector })}
        />
      </Show>
      <ToggleChip label="Locked" icon={<Lock {...icon} size={12} />} pressed={view.locked()} onChange={(locked) => setView({ locked })} />
      <ToggleChip label="Nothing planned" pressed={view.uncovered()} onChange={(uncovered) => setView({ uncovered })} />
      <Show when={!onMap()}>
        <Menu
          trigger={(given) => (
            <Button {...given} size="small" variant="ghost" aria-label={`Order: ${sortLabel(props.list.sort())}`}>
              <ArrowDownWideNarrow {...icon} /> {sortLabel(props.list.sort())}
            </Button>
          )}
          items={clusterSorts.map(({ label, sort }) => ({ label, onSelect: () => props.list.setSort(sort) }))}
        />
      </Show>
      <UnclusteredCall siteId={props.siteId} count={props.list.stats()?.unclusteredKeywords ?? 0} />
    </FilterBar>
  );
}
