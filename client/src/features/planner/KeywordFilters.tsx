import CirclePlus from 'lucide-solid/icons/circle-plus';
import { createClusterOptions } from '../../lib/cluster-options.ts';
import { QueryButton } from '../../lib/copy-query/QueryButton.tsx';
import { intentLabel, intents, optionsOf } from '../../lib/labels.ts';
import { formatCount } from '../../lib/numbers.ts';
import { FilterBar, FilterChip, FilterDivider, SearchBox, ToggleChip } from '../../ui/FilterBar.tsx';
import { RangeChip } from '../../ui/filter/RangeChip.tsx';
import { countryOptions } from './countries.ts';
import type { KeywordList } from './keyword-list.ts';

const volumes = [10, 100, 500, 1_000, 10_000].map((min) => ({ min, max: null }));
const difficulties = [
  { min: null, max: 20 },
  { min: null, max: 40 },
  { min: 41, max: 70 },
  { min: 71, max: null },
];
const sources = [
  { value: 'DETECTED', label: 'Detected here' },
  { value: 'FILE', label: 'Came with the keyword' },
  { value: 'PERSON', label: 'Set by a person' },
];

export function KeywordFilters(props: { siteId: string; list: KeywordList }) {
  const { view, setView, keywords } = props.list;
  const clusters = createClusterOptions(() => props.siteId, view.cluster);

  const summary = () => {
    const all = props.list.stats()?.keywords;
    if (!props.list.filtered() || all === undefined || !keywords.loaded() || keywords.busy()) return undefined;
    return `${formatCount(keywords.total())} of ${formatCount(all)}`;
  };

  return (
    <FilterBar
      summary={summary()}
      onClear={props.list.filtered() ? props.list.clearFilters : undefined}
      end={<QueryButton of="KeywordsPage_List" />}
    >
      <SearchBox value={view.search()} onChange={(search) => setView({ search })} placeholder="Find a keyword" shortcut="/" />
      <FilterChip
        label="Intent"
        options={optionsOf(intents, intentLabel)}
        value={view.intent()}
        onChange={(intent) => setView({ intent })}
      />
      <FilterChip
        label="Intent from"
        options={sources}
        value={view.intentSource()}
        onChange={(intentSource) => setView({ intentSource })}
      />
      <RangeChip label="Volume" value={props.list.volume()} onChange={props.list.setVolume} offers={volumes} />
      <RangeChip label="Difficulty" value={props.list.difficulty()} onChange={props.list.setDifficulty} offers={difficulties} most={100} />
      <FilterChip label="Country" options={countryOptions} value={view.country()} onChange={(country) => setView({ country })} />
      <FilterChip
        label="Cluster"
        options={clusters.options()}
        onSearch={clusters.onSearch}
        value={view.cluster()}
        onChange={(cluster) => setView({ cluster, unclustered: false })}
      />
      <FilterDivider />
      <ToggleChip
        label="Unclustered"
        count={props.list.stats()?.unclusteredKeywords}
        pressed={view.unclustered()}
        onChange={(unclustered) => setView({ unclustered, ...(unclustered && { cluster: [] }) })}
        icon={<CirclePlus size={14} strokeWidth={1.75} />}
        tone="ochre"
      />
    </FilterBar>
  );
}
