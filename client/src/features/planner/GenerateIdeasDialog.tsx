import { A } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { createClusterOptions } from '../../lib/cluster-options.ts';
import { isSettled } from '../../lib/job-work.ts';
import { formatCount, plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { MultiCombobox } from '../../ui/Combobox.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { RadioList } from '../../ui/RadioList.tsx';
import { jobUrl } from '../jobs/jobs.urls.ts';
import { createGenerateIdeas } from './generate-ideas.ts';

export interface GenerateIdeasDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  siteId: string;
  /** Those that the list is held to. */
  clusterIds: string[];
}

export default function GenerateIdeasDialog(props: GenerateIdeasDialogProps) {
  return (
    <Dialog title="Generate ideas" open={props.open} onOpenChange={props.onOpenChange}>
      <GenerateIdeasForm {...props} />
    </Dialog>
  );
}

function GenerateIdeasForm(props: GenerateIdeasDialogProps) {
  const work = createGenerateIdeas(() => props.siteId);
  const [wanted, setWanted] = createSignal<'uncovered' | 'named'>(props.clusterIds.length > 0 ? 'named' : 'uncovered');
  const [named, setNamed] = createSignal(props.clusterIds);
  const [missing, setMissing] = createSignal(false);
  const clusters = createClusterOptions(() => props.siteId, named);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (wanted() === 'named' && named().length === 0) return setMissing(true);
    void work.begin(wanted() === 'uncovered' ? 'uncovered' : named());
  };

  return (
    <Show
      when={work.job()}
      fallback={
        <form noValidate onSubmit={submit}>
          <div class="grid gap-4 px-5 pt-3 pb-5">
            <Show when={work.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
            <RadioList
              label="For which clusters?"
              value={wanted()}
              onChange={setWanted}
              options={[
                {
                  value: 'uncovered',
                  label:
                    work.uncovered() === undefined
                      ? 'Those with nothing planned'
                      : `The ${formatCount(work.uncovered() ?? 0)} with nothing planned`,
                  description: 'Clusters that have neither an idea nor a task nor content yet.',
                  disabled: work.uncovered() === 0,
                },
                {
                  value: 'named',
                  label: 'Some that you choose',
                  description: 'A cluster that has ideas already gets more, and none twice.',
                },
              ]}
            />
            <Show when={wanted() === 'named'}>
              <MultiCombobox
                label="Clusters"
                name="clusters"
                values={named()}
                options={clusters.options()}
                onSearch={clusters.onSearch}
                onChange={(values) => {
                  setNamed(values);
                  setMissing(false);
                }}
                placeholder="Find clusters"
                error={missing() ? 'Choose at least one cluster.' : undefined}
              />
            </Show>
          </div>
          <DialogActions>
            <Button
              type="submit"
              variant="primary"
              disabled={wanted() === 'uncovered' && work.uncovered() === 0}
              busy={work.busy() && 'Beginning…'}
            >
              Generate ideas
            </Button>
            <Button variant="ghost" onClick={() => props.onOpenChange(false)}>
              Cancel
            </Button>
          </DialogActions>
        </form>
      }
    >
      <UnderWay siteId={props.siteId} work={work} onClose={() => props.onOpenChange(false)} />
    </Show>
  );
}

function UnderWay(props: { siteId: string; work: ReturnType<typeof createGenerateIdeas>; onClose: () => void }) {
  const job = () => props.work.job()?.known;
  const over = () => {
    const known = job();
    return known !== undefined && isSettled(known);
  };
  const words = () => {
    const known = job();
    if (!known || known.state === 'QUEUED') return 'Waiting for a worker to take it up';
    if (known.state === 'FAILED') return known.message ?? 'It could not go on.';
    const { done, failed } = known;
    const counted = `${formatCount(done + failed)} of ${plural(known.total ?? 0, 'cluster')} looked at`;
    if (known.state === 'CANCELLED') return `Stopped: ${counted}. What was proposed before stays.`;
    return known.state === 'SUCCEEDED' && failed > 0 ? `${counted}, ${formatCount(failed)} of them without a new idea.` : counted;
  };
  return (
    <>
      <div class="grid gap-3 px-5 pt-3 pb-5">
        <Show when={props.work.failure()}>{(refused) => <Notice tone="red">{refused()}</Notice>}</Show>
        <p role="status">{words()}</p>
        <ProgressBar
          label="Clusters looked at"
          done={job()?.done ?? 0}
          failed={job()?.failed ?? 0}
          total={job()?.total ?? null}
          running={!over()}
        />
        <Show when={over() && (job()?.failed ?? 0) > 0 && job()}>
          {(known) => (
            <p>
              <A href={jobUrl(props.siteId, known().id)} class="text-link">
                See why, under Jobs
              </A>
            </p>
          )}
        </Show>
        <Show when={!over()}>
          <p class="text-ink-3">You can close this: it goes on, and is shown at the foot of the page.</p>
        </Show>
      </div>
      <DialogActions>
        <Button variant="primary" onClick={props.onClose}>
          {over() ? 'See the ideas' : 'Run in background'}
        </Button>
        <Show when={!over()}>
          <Button variant="ghost" onClick={props.work.stop}>
            Stop
          </Button>
        </Show>
      </DialogActions>
    </>
  );
}
