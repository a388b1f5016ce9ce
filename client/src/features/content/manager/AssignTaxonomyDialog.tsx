import { createSignal, Show } from 'solid-js';
import { taxonomyTypeLabel } from '../../../lib/labels.ts';
import { plural } from '../../../lib/numbers.ts';
import { createTermOptions } from '../../../lib/term-options.ts';
import { MultiCombobox } from '../../../ui/Combobox.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { BatchForm } from './BatchForm.tsx';
import { CreateTerm } from './CreateTerm.tsx';
import type { BatchDialogProps } from './content-batch.ts';

export interface Term {
  id: string;
  name: string;
  taxonomyType: string;
}

export default function AssignTaxonomyDialog(props: BatchDialogProps) {
  const count = () => props.batch.target()?.count ?? 0;
  return (
    <Dialog
      title={count() === 1 ? 'Terms of this content' : `Terms of ${plural(count(), 'item')}`}
      open={props.open && props.batch.target() !== undefined}
      onOpenChange={props.onOpenChange}
    >
      <Form {...props} />
    </Dialog>
  );
}

function Form(props: BatchDialogProps) {
  const target = props.batch.target();
  const [attach, setAttach] = createSignal<string[]>([]);
  const [detach, setDetach] = createSignal<string[]>([]);
  const [created, setCreated] = createSignal<Term[]>([]);
  const [naming, setNaming] = createSignal<string>();
  const [missing, setMissing] = createSignal(false);
  // A new one is not found by what is searched for next, and has a name all the same.
  const terms = createTermOptions(() => target?.siteId ?? '', attach, created);
  // Of all that match, the terms are not all known: any may be taken off.
  const isAll = target?.matching !== undefined;
  const present = target?.rows.flatMap((row) => row.taxonomyTerms) ?? [];
  const products = (target?.rows ?? []).length > 0 && target?.rows.every((row) => row.contentType === 'PRODUCT');
  const action = () =>
    attach().length + detach().length > 0
      ? { kind: 'ASSIGN_TAXONOMY' as const, attachTermIds: attach(), detachTermIds: detach() }
      : undefined;

  if (!target) return null;
  return (
    <BatchForm
      target={target}
      action={action()}
      verb="Changes"
      act="Change terms"
      acting="Changing…"
      missing={() => setMissing(true)}
      run={() => props.batch.assignTaxonomy(target, attach(), detach())}
      onDone={(result) => props.batch.done(result, `Terms changed on ${plural(result.updated, 'item')}`, target)}
      onClose={() => props.onOpenChange(false)}
      note="Published content then has unpublished changes. Nothing is sent to WordPress until it is published."
    >
      <Show when={missing()}>
        <Notice tone="red">Choose at least one term to attach or to detach.</Notice>
      </Show>
      <MultiCombobox
        label="Attach"
        values={attach()}
        options={terms.options()}
        onSearch={terms.onSearch}
        onChange={(values) => {
          setAttach(values);
          setMissing(false);
        }}
        create={setNaming}
        placeholder="Type to find a term, or name a new one"
      />
      <Show when={naming()}>
        {(name) => (
          <CreateTerm
            siteId={target.siteId}
            name={name()}
            products={products ?? false}
            onCreated={(term) => {
              setCreated([...created(), term]);
              setAttach([...attach(), term.id]);
              setNaming(undefined);
              setMissing(false);
            }}
            onCancel={() => setNaming(undefined)}
          />
        )}
      </Show>
      <Show when={isAll || present.length > 0}>
        <MultiCombobox
          label="Detach"
          values={detach()}
          options={isAll ? terms.options() : asOptions(present)}
          onSearch={isAll ? terms.onSearch : undefined}
          onChange={(values) => {
            setDetach(values);
            setMissing(false);
          }}
          placeholder="Terms to take off"
        />
      </Show>
    </BatchForm>
  );
}

function asOptions(terms: readonly Term[]) {
  const each = new Map(terms.map((term) => [term.id, term]));
  return [...each.values()].map(({ id, name, taxonomyType }) => ({ value: id, label: name, hint: taxonomyTypeLabel(taxonomyType) }));
}
