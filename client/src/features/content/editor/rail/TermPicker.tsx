import { createEffect, createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../../../graphql/failure.ts';
import {
  createTermPickerCreateMutation,
  createTermPickerSearchQuery,
  type TaxonomyType,
} from '../../../../graphql/generated/features/content/editor/rail/TermPicker.ts';
import { taxonomyTypeLabel } from '../../../../lib/labels.ts';
import { Combobox, MultiCombobox } from '../../../../ui/Combobox.tsx';
import { createSettled } from '../settled.ts';
import type { PickerProps } from './ClusterPicker.tsx';
import { withChosen } from './options.ts';

/** Of these WordPress has one taxonomy, so that a name is enough to make a term. */
const MADE_BY_NAME: readonly TaxonomyType[] = ['CATEGORY', 'TAG', 'PRODUCT_CATEGORY', 'PRODUCT_TAG'];
const DESCRIBED: TaxonomyType[] = ['CATEGORY', 'TAG', 'PRODUCT_CATEGORY', 'PRODUCT_TAG', 'PRODUCT_ATTRIBUTE', 'SERVICE_CATEGORY', 'OTHER'];

export interface TermPickerProps extends PickerProps {
  /** The terms of one kind. */
  type?: TaxonomyType;
  /** Instead: the one term whose text this is. */
  target?: boolean;
}

export function TermPicker(props: TermPickerProps) {
  const siteId = () => props.editing.content().siteId;
  const [search, setSearch] = createSignal('');
  const asked = createSettled(search, 150);
  const [found] = createTermPickerSearchQuery({
    variables: () => ({ siteId: siteId(), search: asked() || null, types: props.type ? [props.type] : DESCRIBED }),
  });
  createEffect(() => props.names.noteTerms(found.data?.taxonomyTerms.nodes ?? []));
  const [creating, create] = createTermPickerCreateMutation();

  const chosen = () => props.editing.mine.taxonomyTermIds.filter((id) => props.names.term(id)?.taxonomyType === props.type);
  const choose = (ids: string[]) => {
    if (props.readOnly) return;
    const others = props.editing.mine.taxonomyTermIds.filter((id) => props.names.term(id)?.taxonomyType !== props.type);
    props.editing.set({ taxonomyTermIds: [...others, ...ids] });
  };
  const options = () =>
    withChosen(
      (found.data?.taxonomyTerms.nodes ?? []).map((term) => ({
        value: term.id,
        label: term.name,
        ...(hintOf(term) && { hint: hintOf(term) as string }),
      })),
      props.target ? [props.editing.mine.targetTermId] : chosen(),
      props.names.of,
    );
  const hintOf = (term: { externalId: string | null; taxonomyType: string; parent: { name: string } | null }) => {
    if (props.target) return taxonomyTypeLabel(term.taxonomyType);
    return term.externalId === null ? 'new in WordPress' : term.parent ? `in ${term.parent.name}` : undefined;
  };

  const make = async (name: string) => {
    if (!props.type) return;
    const { data } = await create({ siteId: siteId(), input: { name, taxonomyType: props.type } });
    const term = data?.createTaxonomyTerm.term;
    if (!term) return;
    props.names.noteTerms([term]);
    if (!chosen().includes(term.id)) choose([...chosen(), term.id]);
  };

  return (
    <Show
      when={props.target}
      fallback={
        <MultiCombobox
          label={kindLabel(props.type ?? 'OTHER')}
          values={chosen()}
          options={options()}
          onSearch={setSearch}
          onChange={choose}
          create={props.type && MADE_BY_NAME.includes(props.type) ? make : undefined}
          placeholder="Find or name one"
          error={creating.error && failureOfOperation(creating.error).message}
          disabled={props.readOnly}
        />
      }
    >
      <Combobox
        label="Target term"
        value={props.editing.mine.targetTermId}
        options={options()}
        onSearch={setSearch}
        onChange={(targetTermId) => props.editing.set({ targetTermId })}
        placeholder="Whose text this is"
        disabled={props.readOnly}
      />
    </Show>
  );
}

const kinds: Partial<Record<TaxonomyType, string>> = {
  CATEGORY: 'Categories',
  TAG: 'Tags',
  PRODUCT_CATEGORY: 'Product categories',
  PRODUCT_TAG: 'Product tags',
  PRODUCT_ATTRIBUTE: 'Product attributes',
  SERVICE_CATEGORY: 'Service categories',
  CLUSTER: 'Cluster terms',
  OTHER: 'Other terms',
};
const kindLabel = (type: TaxonomyType) => kinds[type] ?? taxonomyTypeLabel(type);
