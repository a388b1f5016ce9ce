import { createClusterOptions } from '../../lib/cluster-options.ts';
import { QueryButton } from '../../lib/copy-query/QueryButton.tsx';
import {
  type ContentType,
  contentStructureLabel,
  contentTypeLabel,
  contentTypes,
  optionsOf,
  structuresOf,
  taskStatusLabel,
} from '../../lib/labels.ts';
import { FilterBar, FilterChip, SearchBox, ToggleChip } from '../../ui/FilterBar.tsx';
import { filterOf, noFilters, type SetTaskView, type TaskView } from './task-filter.ts';

const statusOptions = optionsOf(['QUEUED', 'COMPLETED'], taskStatusLabel);
const typeOptions = optionsOf(contentTypes, contentTypeLabel);

export interface TaskFiltersProps {
  siteId: string;
  view: TaskView;
  setView: SetTaskView;
  /** How many failed, under no filter. */
  failed: number | undefined;
}

export function TaskFilters(props: TaskFiltersProps) {
  const clusters = createClusterOptions(
    () => props.siteId,
    () => props.view.cluster(),
  );
  const structureOptions = () => {
    const types = props.view.type().length > 0 ? (props.view.type() as ContentType[]) : contentTypes;
    return optionsOf(
      types.flatMap((type) => structuresOf(type)),
      contentStructureLabel,
    );
  };
  const isFiltered = () => Object.keys(filterOf(props.view)).length > 0;

  return (
    <FilterBar onClear={isFiltered() ? () => props.setView(noFilters) : undefined} end={<QueryButton of="TasksPage_Page" />}>
      <SearchBox value={props.view.search()} onChange={(search) => props.setView({ search })} placeholder="Title or keyword" shortcut="/" />
      <ToggleChip
        label="Failed last try"
        count={props.failed}
        pressed={props.view.failed()}
        onChange={(failed) => props.setView({ failed, ...(failed && { status: [] }) })}
      />
      <FilterChip
        label="Status"
        options={statusOptions}
        value={props.view.status()}
        onChange={(status) => props.setView({ status, failed: false })}
      />
      <FilterChip
        label="Cluster"
        options={clusters.options()}
        onSearch={clusters.onSearch}
        value={props.view.cluster()}
        onChange={(cluster) => props.setView({ cluster })}
      />
      <FilterChip label="Type" options={typeOptions} value={props.view.type()} onChange={(type) => props.setView({ type })} />
      <FilterChip
        label="Structure"
        options={structureOptions()}
        value={props.view.structure()}
        onChange={(structure) => props.setView({ structure })}
      />
    </FilterBar>
  );
}
