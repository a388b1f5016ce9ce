import { useLocation, useNavigate } from '@solidjs/router';
import { createMemo, createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  createGenerateDialogBeginMutation,
  createGenerateDialogChoicesQuery,
} from '../../../graphql/generated/features/cluster/run/GenerateDialog.ts';
import { useJobs } from '../../../lib/jobs.tsx';
import { formatCount, plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { RadioList } from '../../../ui/RadioList.tsx';
import { Select } from '../../../ui/Select.tsx';
import { clusterRunUrl } from '../cluster.urls.ts';

export interface GenerateDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  siteId: string;
}

/** What a page that leads here may hand on in the state of the step. */
interface Handed {
  keywordIds?: string[];
}

/** Which keywords to group, and how. It ends with a proposal; nothing is changed by it. */
export function GenerateDialog(props: GenerateDialogProps) {
  return (
    <Dialog title="Group keywords into clusters" open={props.open} onOpenChange={props.onOpenChange}>
      <GenerateForm {...props} />
    </Dialog>
  );
}

const ALL_SECTORS = 'all';

function GenerateForm(props: GenerateDialogProps) {
  const navigate = useNavigate();
  const location = useLocation<Handed>();
  const jobs = useJobs();
  const chosen = location.state?.keywordIds ?? [];
  const [begun, begin] = createGenerateDialogBeginMutation();
  const [choices] = createGenerateDialogChoicesQuery({ variables: () => ({ siteId: props.siteId }), requestPolicy: 'cache-and-network' });
  const [which, setWhich] = createSignal<'unclustered' | 'chosen'>(chosen.length > 0 ? 'chosen' : 'unclustered');
  const [sectorId, setSectorId] = createSignal(ALL_SECTORS);
  const [regroup, setRegroup] = createSignal(false);
  const [useAi, setUseAi] = createSignal(true);

  const stats = () => choices.data?.site?.stats;
  const unclustered = () => stats()?.unclusteredKeywords ?? 0;
  const sectors = () => choices.data?.sectors ?? [];
  const ways = createMemo(() => [
    {
      value: 'unclustered' as const,
      label: 'All that have no cluster',
      description: stats() && plural(unclustered(), 'keyword'),
    },
    ...(chosen.length > 0
      ? [{ value: 'chosen' as const, label: 'Those that you selected', description: plural(chosen.length, 'keyword') }]
      : []),
  ]);
  const nothing = () => which() === 'unclustered' && stats() !== undefined && unclustered() === 0 && !regroup();

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (begun.fetching || nothing()) return;
    const { data } = await begin({
      siteId: props.siteId,
      keywordIds: which() === 'chosen' ? chosen : null,
      sectorId: sectorId() === ALL_SECTORS ? null : sectorId(),
      regroup: regroup(),
      useAi: useAi(),
    });
    if (!data) return;
    jobs.track(data.generateClusters.job.id);
    navigate(clusterRunUrl(props.siteId, data.generateClusters.run.id));
  };

  return (
    <form noValidate onSubmit={submit}>
      <div class="grid gap-4 px-5 pt-2 pb-5">
        <p class="text-ink-2">You get a proposal to look through first. Nothing changes until you apply it.</p>
        <Show when={begun.error}>{(error) => <Notice tone="red">{failureOfOperation(error()).message} Nothing was begun.</Notice>}</Show>
        <RadioList label="Which keywords?" value={which()} options={ways()} onChange={setWhich} />
        <Show when={sectors().length > 1 && which() === 'unclustered'}>
          <Select
            label="Sector"
            name="sectorId"
            value={sectorId()}
            options={[
              { value: ALL_SECTORS, label: 'The default sector' },
              ...sectors().map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={setSectorId}
            hint="New clusters stand in this sector."
          />
        </Show>
        <Checkbox
          label="Look again at what earlier runs placed"
          description="Locked clusters, and keywords that a person placed, stay where they are."
          checked={regroup()}
          onChange={setRegroup}
        />
        <Checkbox
          label="Let the AI provider check the groups and name them"
          description="Where one is configured. Without one, the built-in rules do both."
          checked={useAi()}
          onChange={setUseAi}
        />
        <Show when={nothing()}>
          <p class="text-ochre" role="status">
            Every one of the {formatCount(stats()?.keywords ?? 0)} keywords has a cluster. Look again at what earlier runs placed, or add
            keywords first.
          </p>
        </Show>
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={begun.fetching && 'Starting…'} disabled={nothing()}>
          Make a proposal
        </Button>
        <Button variant="ghost" onClick={() => props.onOpenChange(false)}>
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}
