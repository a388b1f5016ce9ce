import CirclePlus from 'lucide-solid/icons/circle-plus';
import FilePen from 'lucide-solid/icons/file-pen-line';
import GitCompare from 'lucide-solid/icons/git-compare-arrows';
import Trash from 'lucide-solid/icons/trash';
import Unlink from 'lucide-solid/icons/unlink';
import { type JSX, Show } from 'solid-js';
import { createClusterOptions } from '../../../lib/cluster-options.ts';
import {
  type ContentType,
  contentSourceLabel,
  contentStatusLabel,
  contentStructureLabel,
  contentTypeLabel,
  contentTypes,
  optionsOf,
  structuresOf,
  taxonomyTypeLabel,
  taxonomyTypes,
} from '../../../lib/labels.ts';
import { createTermOptions } from '../../../lib/term-options.ts';
import { FilterBar, FilterBreak, FilterChip, SearchBox, ToggleChip } from '../../../ui/FilterBar.tsx';
import type { ContentCounts } from './content-counts.ts';
import { type ContentView, noFilters, type SetContentView } from './content-filter.ts';

const typeOptions = optionsOf(contentTypes, contentTypeLabel);
const statusOptions = optionsOf(['DRAFT', 'PUBLISHED'], contentStatusLabel);
const taxonomyOptions = optionsOf(taxonomyTypes, taxonomyTypeLabel);
const sourceOptions = optionsOf(['IGNY8', 'WORDPRESS'], contentSourceLabel);

/** Those of the types that are filtered by, or of all; what is chosen already stays. */
export const structureOptions = (types: readonly string[], chosen: readonly string[]) =>
  contentTypes.flatMap((type) =>
    structuresOf(type as ContentType, { imported: true })
      .filter((structure) => types.length === 0 || types.includes(type) || chosen.includes(structure))
      .map((structure) => ({ value: structure, label: contentStructureLabel(structure), group: contentTypeLabel(type) })),
  );

export interface ContentFiltersProps {
  siteId: string;
  view: ContentView;
  setView: SetContentView;
  isFiltered: boolean;
  counts: ContentCounts;
  /** Terms that are in sight. */
  terms: { id: string; name: string; taxonomyType: string }[];
  /** "291 of 318". */
  summary: string | undefined;
  /** At the end of the bar: the columns. */
  children?: JSX.Element;
}

export function ContentFilters(props: ContentFiltersProps) {
  const { view, setView } = props;
  const clusters = createClusterOptions(() => props.siteId, view.cluster);
  const terms = createTermOptions(
    () => props.siteId,
    view.term,
    () => props.terms,
  );

  return (
    <FilterBar onClear={props.isFiltered ? () => setView(noFilters) : undefined} summary={props.summary} end={props.children}>
      <SearchBox
        value={view.search()}
        onChange={(search) => setView({ search })}
        label="Search"
        placeholder="Words in title or text, or an address"
        shortcut="/"
        class="sm:w-72!"
      />
      <FilterChip label="Type" options={typeOptions} value={view.type()} onChange={(type) => setView({ type })} />
      <FilterChip
        label="Structure"
        options={structureOptions(view.type(), view.structure())}
        value={view.structure()}
        onChange={(structure) => setView({ structure })}
      />
      <FilterChip label="Status" options={statusOptions} value={view.status()} onChange={(status) => setView({ status })} />
      <FilterChip
        label="Cluster"
        options={clusters.options()}
        onSearch={clusters.onSearch}
        value={view.cluster()}
        onChange={(cluster) => setView({ cluster })}
      />
      <FilterChip label="Taxonomy" options={taxonomyOptions} value={view.taxonomy()} onChange={(taxonomy) => setView({ taxonomy })} />
      <FilterChip
        label="Term"
        options={terms.options()}
        onSearch={terms.onSearch}
        value={view.term()}
        onChange={(term) => setView({ term })}
      />
      <FilterChip label="Source" options={sourceOptions} value={view.source()} onChange={(source) => setView({ source })} />
      <FilterBreak />
      <ToggleChip
        label="Needs cluster"
        count={props.counts?.needsCluster.totalCount}
        pressed={view.needsCluster()}
        onChange={(needsCluster) => setView({ needsCluster })}
        icon={<CirclePlus size={14} strokeWidth={1.75} aria-hidden="true" />}
        tone="ochre"
      />
      <ToggleChip
        label="Unpublished changes"
        count={props.counts?.unpublishedChanges.totalCount}
        pressed={view.unpublishedChanges()}
        onChange={(unpublishedChanges) => setView({ unpublishedChanges })}
        icon={<FilePen size={14} strokeWidth={1.75} aria-hidden="true" />}
        tone="ochre"
      />
      <ToggleChip
        label="Missing"
        count={props.counts?.missing.totalCount}
        pressed={view.missing()}
        onChange={(missing) => setView({ missing })}
        icon={<Unlink size={14} strokeWidth={1.75} aria-hidden="true" />}
      />
      <Show when={view.conflict() || (props.counts?.conflict.totalCount ?? 0) > 0}>
        <ToggleChip
          label="Conflict"
          count={props.counts?.conflict.totalCount}
          pressed={view.conflict()}
          onChange={(conflict) => setView({ conflict })}
          icon={<GitCompare size={14} strokeWidth={1.75} aria-hidden="true" />}
          tone="plum"
        />
      </Show>
      <Show when={view.deleted() || (props.counts?.deleted.totalCount ?? 0) > 0}>
        <ToggleChip
          label="Deleted"
          count={props.counts?.deleted.totalCount}
          pressed={view.deleted()}
          onChange={(deleted) => setView({ deleted })}
          icon={<Trash size={14} strokeWidth={1.75} aria-hidden="true" />}
        />
      </Show>
    </FilterBar>
  );
}
