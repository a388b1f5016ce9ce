import { Show } from 'solid-js';
import { createSuggestionOfferQuery } from '../../../../graphql/generated/features/content/editor/rail/SuggestionOffer.ts';
import { sureness } from '../../../../lib/content/suggestions.ts';
import { Button } from '../../../../ui/Button.tsx';
import type { PickerProps } from './ClusterPicker.tsx';

/** The cluster that is suggested for content without one. Taken, it is an edit like any other: saved with the rest, and undone by choosing again. */
export default function SuggestionOffer(props: PickerProps) {
  const [found] = createSuggestionOfferQuery({
    variables: () => ({ id: props.editing.content().id }),
    requestPolicy: 'cache-and-network',
  });
  return (
    <Show when={!props.readOnly && found.data?.contentItem?.suggestedCluster}>
      {(suggestion) => (
        <div class="flex items-center gap-2 rounded-control bg-ochre-soft py-1.5 pr-1.5 pl-3">
          <p class="min-w-0 flex-1">
            <span class="block text-label text-ink-2">Suggested, {sureness(suggestion().confidence)} sure</span>
            <span class="block truncate font-[550]" title={suggestion().cluster.name}>
              {suggestion().cluster.name}
            </span>
          </p>
          <Button
            size="small"
            aria-label={`Accept the suggested cluster ${suggestion().cluster.name}`}
            onClick={() => {
              const { id, name } = suggestion().cluster;
              props.names.note([{ id, name }]);
              props.editing.set({ clusterId: id });
            }}
          >
            Accept
          </Button>
        </div>
      )}
    </Show>
  );
}
