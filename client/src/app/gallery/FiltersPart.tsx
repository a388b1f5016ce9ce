import CirclePlus from 'lucide-solid/icons/circle-plus';
import FilePen from 'lucide-solid/icons/file-pen-line';
import { createSignal } from 'solid-js';
import { contentTypeLabel, contentTypes, optionsOf } from '../../lib/labels.ts';
import { createUrlState, flag, list, text } from '../../lib/url-state.ts';
import { FilterBar, FilterChip, FilterDivider, SearchBox, ToggleChip } from '../../ui/FilterBar.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { clusters } from './data.ts';
import { Part } from './Part.tsx';

export function FiltersPart() {
  const [state, setState] = createUrlState({ search: text(), type: list(), status: list(), cluster: list(), needsCluster: flag() });
  const [view, setView] = createSignal('all');
  const [changes, setChanges] = createSignal(false);
  return (
    <Part title="Tabs and filters, kept in the address" bare>
      <Tabs
        value={view()}
        onChange={setView}
        tabs={[
          { value: 'all', label: 'All', count: 318 },
          { value: 'ready', label: 'Ready to publish', count: 41 },
          { value: 'attention', label: 'Needs attention', count: 6, alert: true },
          { value: 'kettles', label: 'Kettle refresh', count: 14 },
        ]}
      />
      <FilterBar
        summary="291 of 318"
        onClear={
          state.type().length + state.status().length > 0 ? () => setState({ type: [], status: [], cluster: [], search: '' }) : undefined
        }
      >
        <SearchBox value={state.search()} onChange={(search) => setState({ search })} placeholder="Title or URL" shortcut="/" />
        <FilterChip
          label="Type"
          options={optionsOf(contentTypes, contentTypeLabel)}
          value={state.type()}
          onChange={(type) => setState({ type })}
        />
        <FilterChip
          label="Status"
          single
          options={[
            { value: 'DRAFT', label: 'Draft', hint: '54' },
            { value: 'PUBLISHED', label: 'Published', hint: '264' },
          ]}
          value={state.status()}
          onChange={(status) => setState({ status })}
        />
        <FilterChip label="Cluster" options={clusters} value={state.cluster()} onChange={(cluster) => setState({ cluster })} />
        <FilterDivider />
        <ToggleChip
          label="Needs cluster"
          count={27}
          tone="ochre"
          icon={<CirclePlus size={14} strokeWidth={1.75} />}
          pressed={state.needsCluster()}
          onChange={(needsCluster) => setState({ needsCluster })}
        />
        <ToggleChip
          label="Unpublished changes"
          count={9}
          icon={<FilePen size={14} strokeWidth={1.75} />}
          pressed={changes()}
          onChange={setChanges}
        />
      </FilterBar>
    </Part>
  );
}
