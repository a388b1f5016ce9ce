import { createMemo } from 'solid-js';
import { createClusterOptions } from '../../../lib/cluster-options.ts';
import { Combobox } from '../../../ui/Combobox.tsx';

export interface ClusterChoiceProps {
  label: string;
  siteId: string;
  /** Those that cannot be chosen. */
  except: readonly string[];
  value: string | null;
  onChange: (clusterId: string | null, name?: string) => void;
  hint?: string;
  error?: string | undefined;
}

/** Another cluster of the site, found as someone types. */
export function ClusterChoice(props: ClusterChoiceProps) {
  const clusters = createClusterOptions(
    () => props.siteId,
    () => (props.value ? [props.value] : []),
  );
  const options = createMemo(() => clusters.options().filter(({ value }) => !props.except.includes(value)));
  return (
    <Combobox
      label={props.label}
      name="cluster"
      value={props.value}
      options={options()}
      onSearch={clusters.onSearch}
      onChange={(value) => props.onChange(value, options().find((option) => option.value === value)?.label)}
      placeholder="Find a cluster"
      hint={props.hint}
      error={props.error}
    />
  );
}
