import Plus from 'lucide-solid/icons/plus';
import { For, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { type Masked, unmask } from '../../graphql/fragment.ts';
import {
  createSectorsTabCreateMutation,
  createSectorsTabUpdateMutation,
  type SectorsTab_SectorFragment,
} from '../../graphql/generated/features/sites/SectorsTab.ts';
import { createForm } from '../../lib/form.ts';
import { createUrlState, text } from '../../lib/url-state.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DeleteSectorDialog } from './DeleteSectorDialog.tsx';

export interface SectorsTabProps {
  siteId: string;
  sectors: readonly Masked<SectorsTab_SectorFragment>[];
  /** It can be replaced, not deleted. */
  defaultSectorId: string | undefined;
  mayWrite: boolean;
}

/** The named parts of a site. */
export function SectorsTab(props: SectorsTabProps) {
  const [url, setUrl] = createUrlState({ sector: text(), deleting: text() });
  const sectors = () => props.sectors.map((sector) => unmask<SectorsTab_SectorFragment>(sector));
  const going = () => sectors().find(({ id }) => id === url.deleting() && id !== props.defaultSectorId);
  const edited = () => sectors().find(({ id }) => id === url.sector());
  const close = () => setUrl({ sector: '' });

  return (
    <div class="grid max-w-180 gap-4">
      <div class="flex items-start gap-4">
        <p class="flex-1 text-ink-2">
          A sector is a named part of the site. Clusters, tasks and content stand in one; many sites need no more than the first.
        </p>
        <Show when={props.mayWrite}>
          <Button variant="primary" onClick={() => setUrl({ sector: 'new' }, { push: true })}>
            <Plus size={14} strokeWidth={2} /> Add sector
          </Button>
        </Show>
      </div>
      <ul class="rounded-card border border-rule bg-sheet shadow-1">
        <For each={sectors()}>
          {(sector) => (
            <li class="flex min-h-12 items-center gap-3 border-rule px-3.5 py-2 not-first:border-t">
              <div class="grid min-w-0 flex-1">
                <span class="serif-title truncate text-row" title={sector.name}>
                  {sector.name}
                </span>
                <span class="truncate text-ink-3" title={sector.description ?? undefined}>
                  {sector.description || 'Not described'}
                </span>
              </div>
              <Show when={props.mayWrite}>
                <Button size="small" aria-label={`Edit ${sector.name}`} onClick={() => setUrl({ sector: sector.id }, { push: true })}>
                  Edit
                </Button>
                <Show
                  when={sector.id !== props.defaultSectorId}
                  fallback={<span class="w-14 text-center text-label text-ink-3 touch:w-18">Default</span>}
                >
                  <Button
                    size="small"
                    variant="danger"
                    class="w-14 touch:w-18"
                    aria-label={`Delete ${sector.name}`}
                    onClick={() => setUrl({ deleting: sector.id }, { push: true })}
                  >
                    Delete
                  </Button>
                </Show>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Dialog
        title={url.sector() === 'new' ? 'Add a sector' : 'Edit the sector'}
        open={props.mayWrite && (url.sector() === 'new' || edited() !== undefined)}
        onOpenChange={(open) => !open && close()}
      >
        <SectorForm siteId={props.siteId} sector={edited()} onClose={close} />
      </Dialog>
      <DeleteSectorDialog
        sector={props.mayWrite ? going() : undefined}
        sectors={sectors()}
        defaultSectorId={props.defaultSectorId}
        onClose={() => setUrl({ deleting: '' })}
      />
    </div>
  );
}

function SectorForm(props: { siteId: string; sector: SectorsTab_SectorFragment | undefined; onClose: () => void }) {
  const [, create] = createSectorsTabCreateMutation();
  const [, update] = createSectorsTabUpdateMutation();
  const sector = props.sector;
  const form = createForm({
    initial: { name: sector?.name ?? '', description: sector?.description ?? '' },
    required: { name: 'Give the sector a name.' },
    send: async (input) => {
      const { error } = await (sector ? update({ id: sector.id, input }) : create({ siteId: props.siteId, input }));
      if (error) return failureOfOperation(error);
      props.onClose();
    },
  });
  return (
    <form noValidate onSubmit={form.submit}>
      <div class="grid gap-4 px-5 pt-4 pb-5">
        <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <TextField {...form.field('name')} label="Name" placeholder="Brewing" />
        <TextArea {...form.field('description')} label="What it is about" optional rows={3} />
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={form.busy() && 'Saving…'}>
          {sector ? 'Save' : 'Add sector'}
        </Button>
        <Button variant="ghost" onClick={props.onClose}>
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}
