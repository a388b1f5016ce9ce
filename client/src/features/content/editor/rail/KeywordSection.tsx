import Check from 'lucide-solid/icons/check';
import Minus from 'lucide-solid/icons/minus';
import { createEffect, createMemo, createSignal, For, Show } from 'solid-js';
import { createKeywordPickerSearchQuery } from '../../../../graphql/generated/features/content/editor/rail/KeywordPicker.ts';
import { formatCount } from '../../../../lib/numbers.ts';
import { Combobox } from '../../../../ui/Combobox.tsx';
import { keywordUses, placesOf } from '../measure.ts';
import { createSettled } from '../settled.ts';
import type { PickerProps } from './ClusterPicker.tsx';
import { withChosen } from './options.ts';
import { RailSection } from './RailSection.tsx';

/** The keyword it aims at, and where that and the others of its task stand in the text. */
export function KeywordSection(props: PickerProps) {
  const [search, setSearch] = createSignal('');
  const asked = createSettled(search, 150);
  const mine = () => props.editing.mine;
  const [found] = createKeywordPickerSearchQuery({
    variables: () => {
      // Without a search, those of its cluster come first to mind.
      const clusterId = mine().clusterId;
      return { siteId: props.editing.content().siteId, search: asked() || null, clusterIds: !asked() && clusterId ? [clusterId] : null };
    },
  });
  createEffect(() => props.names.note(found.data?.keywords.nodes ?? []));

  const options = () =>
    withChosen(
      (found.data?.keywords.nodes ?? []).map(({ id, text, volume }) => ({
        value: id,
        label: text,
        ...(volume !== null && { hint: formatCount(volume) }),
      })),
      [mine().primaryKeywordId],
      props.names.of,
    );

  const html = createSettled(() => mine().contentHtml);
  const title = createSettled(() => mine().title);
  const keywords = () => {
    const ids = [mine().primaryKeywordId, ...(props.editing.content().task?.keywords ?? []).map(({ id }) => id)];
    return [...new Set(ids.filter((id) => id !== null).map(props.names.of))];
  };
  const uses = createMemo(() => keywordUses(keywords(), title(), html()));
  const used = () => uses().filter((use) => use.count > 0).length;

  return (
    <RailSection title="Keywords" aside={uses().length > 0 && `${used()} of ${uses().length} used`}>
      <Combobox
        label="Primary keyword"
        value={mine().primaryKeywordId}
        options={options()}
        onSearch={setSearch}
        onChange={(primaryKeywordId) => props.editing.set({ primaryKeywordId })}
        placeholder="Find a keyword"
        disabled={props.readOnly}
      />
      <Show when={uses().length > 0}>
        <ul class="grid" aria-label="Keyword use">
          <For each={uses()}>
            {(use) => (
              <li class="flex h-6.5 items-center gap-2">
                {use.count > 0 ? (
                  <Check size={14} strokeWidth={2} aria-hidden="true" class="flex-none text-green" />
                ) : (
                  <Minus size={14} strokeWidth={2} aria-hidden="true" class="flex-none text-ink-3" />
                )}
                <span class="min-w-0 flex-1 truncate" title={use.text}>
                  {use.text}
                </span>
                <span class="text-label whitespace-nowrap text-ink-3">{placesOf(use)}</span>
                <span class="figures min-w-4 text-right">{use.count}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </RailSection>
  );
}
