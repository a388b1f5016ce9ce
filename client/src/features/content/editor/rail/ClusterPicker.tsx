import { A } from '@solidjs/router';
import { createEffect, createSignal, Show } from 'solid-js';
import { createClusterPickerSearchQuery } from '../../../../graphql/generated/features/content/editor/rail/ClusterPicker.ts';
import { plural } from '../../../../lib/numbers.ts';
import { Combobox } from '../../../../ui/Combobox.tsx';
import { later } from '../../../../ui/later.tsx';
import { clusterUrl } from '../../../cluster/cluster.urls.ts';
import type { Editing } from '../create-editor.ts';
import type { Names } from '../names.ts';
import { createSettled } from '../settled.ts';
import { withChosen } from './options.ts';

const SuggestionOffer = later(() => import('./SuggestionOffer.tsx'));

export interface PickerProps {
  editing: Editing;
  names: Names;
  readOnly: boolean;
}

export function ClusterPicker(props: PickerProps) {
  const [search, setSearch] = createSignal('');
  const asked = createSettled(search, 150);
  const [found] = createClusterPickerSearchQuery({
    variables: () => ({ siteId: props.editing.content().siteId, search: asked() || null }),
  });
  createEffect(() => props.names.note(found.data?.clusters.nodes ?? []));

  const value = () => props.editing.mine.clusterId;
  const options = () =>
    withChosen(
      (found.data?.clusters.nodes ?? []).map(({ id, name, keywordCount }) => ({
        value: id,
        label: name,
        hint: plural(keywordCount, 'keyword'),
      })),
      [value()],
      props.names.of,
    );
  return (
    <>
      <Combobox
        label="Cluster"
        hideLabel
        value={value()}
        options={options()}
        onSearch={setSearch}
        onChange={(clusterId) => {
          // What was written here always has one; imported content may lose it again.
          if (clusterId !== null || props.editing.content().source === 'WORDPRESS') props.editing.set({ clusterId });
        }}
        placeholder="Find a cluster"
        disabled={props.readOnly}
      />
      <Show
        when={value()}
        fallback={
          <>
            <p class="text-label font-medium text-ochre">Needs a cluster before it can be published.</p>
            <SuggestionOffer {...props} />
          </>
        }
      >
        {(clusterId) => (
          <A href={clusterUrl(props.editing.content().siteId, clusterId())} class="text-link justify-self-start text-label">
            Open the cluster
          </A>
        )}
      </Show>
    </>
  );
}
