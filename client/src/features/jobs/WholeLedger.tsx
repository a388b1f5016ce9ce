import Download from 'lucide-solid/icons/download';
import { createSignal, For, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { jobName } from '../../lib/job-words.ts';
import type { Job } from '../../lib/job-work.ts';
import { formatCount } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { JobNow } from './JobLedger.tsx';
import { LedgerRow } from './LedgerRow.tsx';
import { createLedgerItems } from './ledger-items.ts';

const SHOWN_AT_ONCE = 100;

/** All things of a job, one by one: all of them or those that failed, and as a file. */
export function WholeLedger(props: { job: Job }) {
  const ledger = createLedgerItems(() => props.job);
  const [only, setOnly] = createSignal<'all' | 'failed'>('all');
  const [shown, setShown] = createSignal(SHOWN_AT_ONCE);
  const failed = () => ledger.items().filter((item) => item.state === 'FAILED');
  // Once they are retried none has failed, and the choice is not there to be taken back.
  const mayChoose = () => failed().length > 0 && failed().length < ledger.items().length;
  const items = () => (only() === 'failed' && mayChoose() ? failed() : ledger.items());
  const download = async () => {
    // With a library of its own, for who wants a file.
    const { ledgerCsv } = await import('./ledger-csv.ts');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([ledgerCsv(items())], { type: 'text/csv;charset=utf-8' }));
    link.download = `${jobName(props.job.kind).toLowerCase().replaceAll(' ', '-')}-${props.job.createdAt.slice(0, 10)}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <section aria-labelledby="job-items-title">
      <div class="flex flex-wrap items-center gap-2 border-b border-rule pb-2">
        <h3 id="job-items-title" class="mr-auto font-semibold">
          One by one
        </h3>
        <Show when={mayChoose()}>
          <Segments
            label="Which are listed"
            value={only()}
            onChange={(which) => {
              setOnly(which);
              setShown(SHOWN_AT_ONCE);
            }}
            options={[
              { value: 'all', label: `All ${formatCount(ledger.items().length)}` },
              { value: 'failed', label: `Failed ${formatCount(failed().length)}` },
            ]}
          />
        </Show>
        <Show when={ledger.items().length > 0}>
          <Button onClick={download}>
            <Download size={14} strokeWidth={1.75} /> CSV
          </Button>
        </Show>
      </div>
      <ol>
        <JobNow job={props.job} isEmpty={ledger.items().length === 0} />
        <For each={items().slice(0, shown())}>{(item) => <LedgerRow job={props.job} item={item} stacked />}</For>
      </ol>
      <Show when={items().length > shown()}>
        <Button class="mt-2" onClick={() => setShown(shown() + SHOWN_AT_ONCE)}>
          Show {formatCount(Math.min(SHOWN_AT_ONCE, items().length - shown()))} more of {formatCount(items().length)}
        </Button>
      </Show>
      <Show when={ledger.error()}>
        {(error) => (
          <p role="alert" class="py-2 text-red">
            {failureOfOperation(error()).message}
          </p>
        )}
      </Show>
    </section>
  );
}
