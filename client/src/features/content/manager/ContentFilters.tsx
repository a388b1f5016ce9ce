import CirclePlus from 'lucide-solid/icons/circle-plus';
import FilePen from 'lucide-solid/icons/file-pen-line';
import Unlink from 'lucide-solid/icons/unlink';
import { createClusterOptions } from '../../../lib/cluster-options.ts';
import {
  contentSourceLabel,
  contentStatusLabel,
  contentTypeLabel,
  contentTypes,
  optionsOf,
  taxonomyTypeLabel,
  taxonomyTypes,
} from '../../../lib/labels.ts';
import { FilterBar, FilterChip, FilterDivider, SearchBox, ToggleChip } from '../../../ui/FilterBar.tsx';
import { type ContentView, filterOf, noFilters, type SetContentView } from './content-filter.ts';
import type { ContentList } from './content-list.ts';

const typeOptions = optionsOf(contentTypes, contentTypeLabel);
const statusOptions = optionsOf(['DRAFT', 'PUBLISHED'], contentStatusLabel);
const taxonomyOptions = optionsOf(taxonomyTypes, taxonomyTypeLabel);
const sourceOptions = optionsOf(['IGNY8', 'WORDPRESS'], contentSourceLabel);

export interface ContentFiltersProps {
  siteId: string;
  view: ContentView;
  setView: SetContentView;
  counts: ReturnType<ContentList['counts']>;
}

export function ContentFilters(props: ContentFiltersProps) {
  const clusters = createClusterOptions(
    () => props.siteId,
    () => props.view.cluster(),
  );
  const isFiltered = () => Object.keys(filterOf(props.view)).length > 0;

  return (
    <FilterBar onClear={isFiltered() ? () => props.setView(noFilters) : undefined}>
      <SearchBox value={props.view.search()} onChange={(search) => props.setView({ search })} placeholder="Title" shortcut="/" />
      <FilterChip label="Type" options={typeOptions} value={props.view.type()} onChange={(type) => props.setView({ type })} />
      <FilterChip label="Status" options={statusOptions} value={props.view.status()} onChange={(status) => props.setView({ status })} />
      <FilterChip
        label="Cluster"
        options={clusters.options()}
        onSearch={clusters.onSearch}
        value={props.view.cluster()}
        onChange={(cluster) => props.setView({ cluster })}
      />
      <FilterChip
        label="Taxonomy"
        options={taxonomyOptions}
        value={props.view.taxonomy()}
        onChange={(taxonomy) => props.setView({ taxonomy })}
      />
      <FilterChip label="Source" options={sourceOptions} value={props.view.source()} onChange={(source) => props.setView({ source })} />
      <FilterDivider />
      <ToggleChip
        label="Needs cluster"
        count={props.counts?.needsCluster.totalCount}
        pressed={props.view.needsCluster()}
        onChange={(needsCluster) => props.setView({ needsCluster })}
        icon={<CirclePlus size={14} strokeWidth={1.75} aria-hidden="true" />}
        tone="ochre"
      />
      <ToggleChip
        label="Unpublished changes"
        count={props.counts?.unpublishedChanges.totalCount}
        pressed={props.view.unpublishedChanges()}
        onChange={(unpublishedChanges) => props.setView({ unpublishedChanges })}
        icon={<FilePen size={14} strokeWidth={1.75} aria-hidden="true" />}
        tone="ochre"
      />
      <ToggleChip
        label="Missing"
        count={props.counts?.missing.totalCount}
        pressed={props.view.missing()}
        onChange={(missing) => props.setView({ missing })}
        icon={<Unlink size={14} strokeWidth={1.75} aria-hidden="true" />}
      />
    </FilterBar>
  );
}
