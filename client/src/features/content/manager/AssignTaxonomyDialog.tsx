import { createMemo, createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  createAssignTaxonomyDialogAssignMutation,
  createAssignTaxonomyDialogTermsQuery,
} from '../../../graphql/generated/features/content/manager/AssignTaxonomyDialog.ts';
import { taxonomyTypeLabel } from '../../../lib/labels.ts';
import { plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { MultiCombobox } from '../../../ui/Combobox.tsx';
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { showToast } from '../../../ui/Toast.tsx';
import { BatchFailures, type FailedItem } from './BatchFailures.tsx';
import { CreateTerm } from './CreateTerm.tsx';
import type { Target } from './targets.ts';

export interface Term {
  id: string;
  name: string;
  taxonomyType: string;
}

export interface AssignTaxonomyDialogProps {
  siteId: string;
  target: Target | undefined;
  /** Terms that the selected rows have; for all that match, they are not all known. */
  present: readonly Term[];
  /** Whether everything that is selected is a product. */
  products: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone: () => void;
}

export function AssignTaxonomyDialog(props: AssignTaxonomyDialogProps) {
  return (
    <Dialog
      title={`Terms of ${plural(props.target?.count ?? 0, 'item')}`}
      open={props.open && props.target !== undefined}
      onOpenChange={props.onOpenChange}
    >
      <AssignTaxonomyForm {...props} />
    </Dialog>
  );
}

function AssignTaxonomyForm(props: AssignTaxonomyDialogProps) {
  const [search, setSearch] = createSignal('');
  const [attach, setAttach] = createSignal<string[]>([]);
  const [detach, setDetach] = createSignal<string[]>([]);
  const [created, setCreated] = createSignal<Term[]>([]);
  const [naming, setNaming] = createSignal<string>();
  const [nothing, setNothing] = createSignal(false);
  const [failed, setFailed] = createSignal<FailedItem[]>([]);
  const [found] = createAssignTaxonomyDialogTermsQuery({
    variables: () => ({ siteId: props.siteId, search: search() || null }),
    requestPolicy: 'cache-and-network',
  });
  const [assigning, assign] = createAssignTaxonomyDialogAssignMutation();

  // A new one is not found by what is searched for next, and has a name all the same.
  const options = createMemo(() => asOptions([...created(), ...(found.data?.taxonomyTerms.nodes ?? [])]));
  const all = () => props.target?.selection.matching != null;
  const detachable = createMemo(() => (all() ? options() : asOptions(props.present)));

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!props.target || assigning.fetching) return;
    if (attach().length + detach().length === 0) return setNothing(true);
    const { data } = await assign({ selection: props.target.selection, attach: attach(), detach: detach() });
    if (!data) return;
    const { updated, failed } = data.assignTaxonomyBatch;
    props.onDone();
    if (failed.length > 0) return setFailed(failed);
    showToast({ message: updated === 0 ? 'Nothing had to be changed' : `Terms changed on ${plural(updated, 'item')}` });
    props.onOpenChange(false);
  };

  return (
    <form noValidate onSubmit={submit}>
      <div class="grid gap-4 px-5 pt-3 pb-5">
        <Show when={assigning.error}>{(error) => <Notice tone="red">{failureOfOperation(error()).message}</Notice>}</Show>
        <Show when={nothing()}>
          <Notice tone="red">Choose at least one term to attach or to detach.</Notice>
        </Show>
        <BatchFailures failed={failed()} />
        <MultiCombobox
          label="Attach"
          values={attach()}
          options={options()}
          onSearch={setSearch}
          onChange={(values) => {
            setAttach(values);
            setNothing(false);
          }}
          create={setNaming}
          placeholder="Type to find a term, or name a new one"
        />
        <Show when={naming()}>
          {(name) => (
            <CreateTerm
              siteId={props.siteId}
              name={name()}
              products={props.products}
              onCreated={(term) => {
                setCreated([...created(), term]);
                setAttach([...attach(), term.id]);
                setNaming(undefined);
                setNothing(false);
              }}
              onCancel={() => setNaming(undefined)}
            />
          )}
        </Show>
        <Show when={all() || props.present.length > 0}>
          <MultiCombobox
            label="Detach"
            values={detach()}
            options={detachable()}
            onSearch={all() ? setSearch : undefined}
            onChange={(values) => {
              setDetach(values);
              setNothing(false);
            }}
            placeholder="Terms to take off"
          />
        </Show>
        <p class="text-label text-ink-3">
          Published content then has unpublished changes. Nothing is sent to WordPress until it is published.
        </p>
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={assigning.fetching && 'Changing…'}>
          Change terms
        </Button>
        <Button variant="ghost" onClick={() => props.onOpenChange(false)}>
          {failed().length > 0 ? 'Close' : 'Cancel'}
        </Button>
      </DialogActions>
    </form>
  );
}

function asOptions(terms: readonly Term[]) {
  const each = new Map(terms.map((term) => [term.id, term]));
  return [...each.values()].map(({ id, name, taxonomyType }) => ({ value: id, label: name, hint: taxonomyTypeLabel(taxonomyType) }));
}
