import CirclePlus from 'lucide-solid/icons/circle-plus';
import { createClusterOptions } from '../../lib/cluster-options.ts';
import { intentLabel, intents, optionsOf } from '../../lib/labels.ts';
import { formatCount } from '../../lib/numbers.ts';
import { FilterBar, FilterChip, FilterDivider, SearchBox, ToggleChip } from '../../ui/FilterBar.tsx';
import type { KeywordList } from './keyword-list.ts';

const volumes = ['10', '100', '500', '1000', '5000', '10000'];

export function KeywordFilters(props: { siteId: string; list: KeywordList }) {
  const { view, setView, keywords } = props.list;
  const clusters = createClusterOptions(() => props.siteId, view.cluster);
  // A volume that somebody wrote into the address is a choice as well.
  const volumeOptions = () =>
    [...new Set([...volumes, ...(view.minVolume() ? [view.minVolume()] : [])])]
      .sort((one, other) => Number(one) - Number(other))
      .map((value) => ({ value, label: `At least ${formatCount(Number(value) || 0)}` }));

  const summary = () => {
    const [found, all] = [keywords.total(), props.list.stats()?.keywords];
    return props.list.filtered() && found !== undefined && all !== undefined ? `${formatCount(found)} of ${formatCount(all)}` : undefined;
  };

  return (
    <FilterBar summary={summary()} onClear={props.list.filtered() ? props.list.clearFilters : undefined}>
      <SearchBox value={view.search()} onChange={(search) => setView({ search })} placeholder="Find a keyword" shortcut="/" />
      <FilterChip
        label="Intent"
        options={optionsOf(intents, intentLabel)}
        value={view.intent()}
        onChange={(intent) => setView({ intent })}
      />
      <FilterChip
        label="Cluster"
        options={clusters.options()}
        onSearch={clusters.onSearch}
        value={view.cluster()}
        onChange={(cluster) => setView({ cluster, unclustered: false })}
      />
      <FilterChip
        label="Volume"
        single
        options={volumeOptions()}
        value={view.minVolume() ? [view.minVolume()] : []}
        onChange={([minVolume = '']) => setView({ minVolume })}
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
