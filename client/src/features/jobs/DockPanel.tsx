import ChevronUp from 'lucide-solid/icons/chevron-up';
import X from 'lucide-solid/icons/x';
import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js';
import { jobName } from '../../lib/job-words.ts';
import { isSettled, type Work } from '../../lib/job-work.ts';
import { useJobs } from '../../lib/jobs.tsx';
import { createKept } from '../../lib/kept.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { createNarrow } from '../../ui/media.ts';
import { DockCounts, DockSummary, TimeLeft, WorkBar, WorkHeading } from './DockSummary.tsx';
import { ImportOutcome } from './ImportOutcome.tsx';
import { JobLedger } from './JobLedger.tsx';

/** What went well is put away by itself after a while; what failed waits for a person. */
const PUT_AWAY_MS = 12_000;
const LEDGER_JOBS = 8;
const LEDGER_ITEMS = 20;

const isOver = (work: Work) => work.jobs.every(isSettled);

/** Never in the way: it can be made small, and goes by itself. */
export default function DockPanel(props: { works: Work[] }) {
  const jobs = useJobs();
  // A choice holds until something newer begins.
  const [chosen, choose] = createSignal<{ kind: string; newest: string | undefined }>();
  const newest = () => props.works[0]?.jobs[0]?.id;
  const work = () => props.works.find(({ kind }) => chosen()?.newest === newest() && kind === chosen()?.kind) ?? props.works[0];
  const narrow = createNarrow();
  const [chosenSmall, setSmall] = createKept<boolean | null>('igny8.dock.small', null);
  const small = () => chosenSmall() ?? narrow();
  const [held, hold] = createSignal(false);

  createEffect(() => {
    if (held()) return;
    const over = props.works.filter((one) => isOver(one) && one.failed === 0 && one.state !== 'failed');
    if (over.length === 0) return;
    const timer = setTimeout(() => jobs.dismiss(over.flatMap((one) => one.jobs.map(({ id }) => id))), PUT_AWAY_MS);
    onCleanup(() => clearTimeout(timer));
  });

  return (
    <Show when={work()}>
      {(shown) => (
        <section
          aria-label="Jobs at work"
          class="flex-none animate-rise border-t border-rule-2 bg-paper"
          onPointerEnter={() => hold(true)}
          onPointerLeave={() => hold(false)}
          onFocusIn={() => hold(true)}
          onFocusOut={() => hold(false)}
        >
          <Show when={!small()} fallback={<Line work={shown()} onOpen={() => setSmall(false)} />}>
            <div class="grid sm:h-30.5 sm:grid-cols-[20.25rem_minmax(0,1fr)] lg:grid-cols-[26.5rem_minmax(0,1fr)]">
              <DockSummary work={shown()} onSmall={() => setSmall(true)} />
              <div class="flex min-h-0 flex-col border-t border-rule sm:border-t-0 sm:border-l">
                <Show when={props.works.length > 1}>
                  <div class="flex flex-none gap-1 overflow-x-auto px-3 pt-1.5">
                    <For each={props.works}>
                      {(one) => (
                        <Button
                          size="small"
                          variant={one.kind === shown().kind ? 'plain' : 'ghost'}
                          aria-pressed={one.kind === shown().kind}
                          onClick={() => choose({ kind: one.kind, newest: newest() })}
                        >
                          {jobName(one.kind)}
                        </Button>
                      )}
                    </For>
                  </div>
                </Show>
                <ol
                  tabindex="0"
                  aria-label="What happened, newest first"
                  class="max-h-40 min-h-0 flex-1 overflow-y-auto px-4 py-2 sm:max-h-none sm:px-5"
                >
                  <Show when={shown().kind === 'IMPORT_SITE' && isOver(shown()) && shown().jobs[0]}>
                    {(job) => (
                      <li class="pb-1">
                        <ImportOutcome job={job()} />
                      </li>
                    )}
                  </Show>
                  <For each={shown().jobs.slice(0, LEDGER_JOBS)}>{(job) => <JobLedger job={job} limit={LEDGER_ITEMS} />}</For>
                </ol>
              </div>
            </div>
          </Show>
        </section>
      )}
    </Show>
  );
}

/** The dock made small. */
function Line(props: { work: Work; onOpen: () => void }) {
  const jobs = useJobs();
  return (
    <div class="flex min-h-13 items-center gap-3 px-4 py-1.5 sm:px-5">
      <div class="grid min-w-0 flex-1 gap-1.5 sm:max-w-100">
        <div class="flex items-baseline justify-between gap-3">
          <WorkHeading work={props.work} />
          <TimeLeft work={props.work} class="flex-none max-sm:hidden" />
        </div>
        <WorkBar work={props.work} />
        <TimeLeft work={props.work} class="-mt-0.5 sm:hidden" />
      </div>
      <div class="ml-auto hidden sm:block">
        <DockCounts work={props.work} />
      </div>
      <IconButton name="Show what happens" onClick={props.onOpen}>
        <ChevronUp size={16} strokeWidth={1.75} />
      </IconButton>
      <Show when={isOver(props.work)}>
        <IconButton name="Put away" onClick={() => jobs.dismiss(props.work.jobs.map(({ id }) => id))}>
          <X size={16} strokeWidth={1.75} />
        </IconButton>
      </Show>
    </div>
  );
}
