import Files from 'lucide-solid/icons/files';
import { createClusterOptions } from '../../lib/cluster-options.ts';
import { QueryButton } from '../../lib/copy-query/QueryButton.tsx';
import { contentStructureLabel, contentTypeLabel, contentTypes, ideaStatusLabel, optionsOf, structuresOf } from '../../lib/labels.ts';
import { formatCount } from '../../lib/numbers.ts';
import { FilterBar, FilterChip, FilterDivider, SearchBox, ToggleChip } from '../../ui/FilterBar.tsx';
import type { IdeaList } from './idea-list.ts';

const statuses = ['NEW', 'QUEUED', 'DISMISSED'] as const;
const structures = optionsOf(
  contentTypes.flatMap((type) => structuresOf(type)),
  contentStructureLabel,
);

export function IdeaFilters(props: { siteId: string; list: IdeaList }) {
  const { view, setView, ideas } = props.list;
  const clusters = createClusterOptions(() => props.siteId, view.cluster);
  const summary = () => {
    const [found, all] = [ideas.total(), props.list.stats()?.ideas];
    // Dismissed ones are not among all that are counted.
    if (!props.list.filtered() || found === undefined || all === undefined) return undefined;
    return view.status().includes('DISMISSED') ? formatCount(found) : `${formatCount(found)} of ${formatCount(all)}`;
  };
  return (
    <FilterBar
      summary={summary()}
      onClear={props.list.filtered() ? props.list.clearFilters : undefined}
      end={<QueryButton of="IdeasPage_List" />}
    >
      <SearchBox value={view.search()} onChange={(search) => setView({ search })} placeholder="Find an idea" shortcut="/" />
      <FilterChip
        label="Status"
        options={optionsOf(statuses, ideaStatusLabel)}
        value={view.status()}
        onChange={(status) => setView({ status })}
      />
      <FilterChip
        label="Type"
        options={optionsOf(contentTypes, contentTypeLabel)}
        value={view.type()}
        onChange={(type) => setView({ type })}
      />
      <FilterChip label="Structure" options={structures} value={view.structure()} onChange={(structure) => setView({ structure })} />
      <FilterChip
        label="Cluster"
        options={clusters.options()}
        onSearch={clusters.onSearch}
        value={view.cluster()}
        onChange={(cluster) => setView({ cluster })}
      />
      <FilterDivider />
      <ToggleChip
        label="You have this page"
        pressed={view.covered()}
        onChange={(covered) => setView({ covered })}
        icon={<Files size={14} strokeWidth={1.75} />}
      />
    </FilterBar>
  );
}
