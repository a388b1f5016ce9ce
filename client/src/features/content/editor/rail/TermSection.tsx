import { createMemo, For, Show } from 'solid-js';
import type { TaxonomyType } from '../../../../graphql/generated/features/content/editor/rail/TermPicker.ts';
import { taxonomyTypes } from '../../../../lib/labels.ts';
import type { PickerProps } from './ClusterPicker.tsx';
import { RailSection } from './RailSection.tsx';
import { TermPicker } from './TermPicker.tsx';

/** Which kinds WordPress attaches to what. */
const usual: Record<string, TaxonomyType[]> = {
  ARTICLE: ['CATEGORY', 'TAG'],
  PAGE: ['SERVICE_CATEGORY'],
  PRODUCT: ['PRODUCT_CATEGORY', 'PRODUCT_TAG', 'PRODUCT_ATTRIBUTE'],
  TAXONOMY: [],
};

/** A picker for each kind of term that fits, and for each that is attached anyway. */
export function TermSection(props: PickerProps) {
  const types = createMemo(
    () => {
      const wanted = new Set<string>([
        ...(usual[props.editing.mine.contentType] ?? []),
        ...props.editing.mine.taxonomyTermIds.flatMap((id) => props.names.term(id)?.taxonomyType ?? []),
      ]);
      return taxonomyTypes.filter((type) => wanted.has(type));
    },
    [],
    { equals: (was, is) => was.join() === is.join() },
  );
  return (
    <Show when={types().length > 0}>
      <RailSection title="Terms">
        <For each={types()}>{(type) => <TermPicker {...props} type={type} />}</For>
      </RailSection>
    </Show>
  );
}
