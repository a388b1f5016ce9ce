import { type JSX, Match, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createEstimateOfQuery } from '../../graphql/generated/features/writer/Estimate.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { EstimateFacts } from './EstimateFacts.tsx';

export interface GenerateDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  confirm: string;
  /** Undefined while they are looked for. */
  taskIds: string[] | undefined;
  busy: boolean;
  error?: string | undefined;
  onConfirm: () => void;
  children: JSX.Element;
}

/** Asks before drafts are written, with what they will take. */
export function GenerateDialog(props: GenerateDialogProps) {
  const ids = () => props.taskIds ?? [];
  const [estimate] = createEstimateOfQuery({
    variables: () => ({ taskIds: ids() }),
    pause: () => !props.open || ids().length === 0,
    requestPolicy: 'network-only',
  });
  return (
    <ConfirmDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={props.title}
      confirm={props.confirm}
      busy={props.busy && 'Beginning…'}
      error={props.error}
      onConfirm={props.onConfirm}
    >
      <p>{props.children}</p>
      <div class="mt-3 min-h-24 rounded-control border border-rule bg-paper px-3 py-2.5">
        <Switch
          fallback={
            <div class="grid gap-3 py-1" role="status" aria-label="Estimating">
              <Skeleton class="w-2/3" />
              <Skeleton class="w-1/2" />
              <Skeleton class="w-3/5" />
            </div>
          }
        >
          <Match when={!estimate.fetching && estimate.error}>
            {(error) => <p class="text-ink-2">What it will take could not be estimated. {failureOfOperation(error()).message}</p>}
          </Match>
          <Match when={!estimate.fetching && estimate.data?.draftEstimate}>{(known) => <EstimateFacts estimate={known()} />}</Match>
        </Switch>
      </div>
    </ConfirmDialog>
  );
}
