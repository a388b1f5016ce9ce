import { createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createCreateTermCreateMutation, type TaxonomyType } from '../../../graphql/generated/features/content/manager/CreateTerm.ts';
import { optionsOf, taxonomyTypeLabel, taxonomyTypes } from '../../../lib/labels.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { Term } from './AssignTaxonomyDialog.tsx';

// A cluster term stands for a cluster, and is not made by name.
const kinds = optionsOf(
  taxonomyTypes.filter((type) => type !== 'CLUSTER'),
  taxonomyTypeLabel,
);
/** WordPress has many taxonomies of these kinds: it has to be said which. */
const ofSeveralTaxonomies = new Set(['PRODUCT_ATTRIBUTE', 'SERVICE_CATEGORY', 'OTHER']);

export interface CreateTermProps {
  siteId: string;
  name: string;
  products: boolean;
  onCreated: (term: Term) => void;
  onCancel: () => void;
}

/** Asks what a new term is, and makes it here. It stands inside the form that wanted it. */
export function CreateTerm(props: CreateTermProps) {
  const [type, setType] = createSignal<string>(props.products ? 'PRODUCT_CATEGORY' : 'CATEGORY');
  const [taxonomy, setTaxonomy] = createSignal('');
  const [creating, create] = createCreateTermCreateMutation();
  const isOneOfSeveral = () => ofSeveralTaxonomies.has(type());
  const failure = () => creating.error && failureOfOperation(creating.error);

  const send = async () => {
    const { data } = await create({
      siteId: props.siteId,
      input: {
        name: props.name,
        taxonomyType: type() as TaxonomyType,
        externalTaxonomy: isOneOfSeveral() ? taxonomy().trim() || null : null,
      },
    });
    if (data) props.onCreated(data.createTaxonomyTerm.term);
  };

  return (
    <fieldset class="grid gap-3 rounded-control border border-rule bg-paper p-3">
      <legend class="sr-only">New term</legend>
      <p>
        New term <b class="font-semibold">{props.name}</b>
      </p>
      <Select label="Kind" name="taxonomyType" value={type()} options={kinds} onChange={setType} />
      <Show when={isOneOfSeveral()}>
        <TextField
          label="Taxonomy in WordPress"
          name="externalTaxonomy"
          kind="address"
          value={taxonomy()}
          onChange={setTaxonomy}
          placeholder={type() === 'PRODUCT_ATTRIBUTE' ? 'pa_size' : 'service_category'}
        />
      </Show>
      <Show when={failure()}>{(failed) => <Notice tone="red">{failed().message}</Notice>}</Show>
      <div class="flex gap-2">
        <Button size="small" busy={creating.fetching && 'Creating…'} onClick={send}>
          Create term
        </Button>
        <Button size="small" variant="ghost" onClick={props.onCancel}>
          Cancel
        </Button>
      </div>
    </fieldset>
  );
}
