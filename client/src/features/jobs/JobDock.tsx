import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronUp from 'lucide-solid/icons/chevron-up';
import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleX from 'lucide-solid/icons/circle-x';
import Clock from 'lucide-solid/icons/clock-3';
import X from 'lucide-solid/icons/x';
import { createEffect, createMemo, createSignal, For, onCleanup, Show } from 'solid-js';
import { doneWord, jobName, retryWords, stopWords, timeLeft, workTitle } from '../../lib/job-words.ts';
import { isRetryable, isSettled, secondsLeft, type Work, workOf } from '../../lib/job-work.ts';
import { useJobs } from '../../lib/jobs.tsx';
import { createKept } from '../../lib/kept.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { createNarrow } from '../../ui/media.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { JobAnnouncer } from './JobAnnouncer.tsx';
import { JobLedger } from './JobLedger.tsx';

/** What went well is put away by itself after a while; what failed waits for a person. */
const PUT_AWAY_MS = 12_000;
const LEDGER_JOBS = 8;
const LEDGER_ITEMS = 20;

const isOver = (work: Work) => work.jobs.every(isSettled);

/** What runs, at the foot of every page of a site. Never in the way: it can be made small, and goes by itself. */
export function JobDock() {
  const jobs = useJobs();
  const works = createMemo(() => workOf(jobs.shown()));
  // A choice holds until something newer begins.
  const [chosen, choose] = createSignal<{ kind: string; newest: string | undefined }>();
  const newest = () => works()[0]?.jobs[0]?.id;
  const work = () => works().find(({ kind }) => chosen()?.newest === newest() && kind === chosen()?.kind) ?? works()[0];
  const narrow = createNarrow();
  const [chosenSmall, setSmall] = createKept<boolean | null>('igny8.dock.small', null);
  const small = () => chosenSmall() ?? narrow();
  const [held, hold] = createSignal(false);

  createEffect(() => {
    if (held()) return;
    const over = works().filter((one) => isOver(one) && one.failed === 0 && one.state !== 'failed');
    if (over.length === 0) return;
    const timer = setTimeout(() => jobs.dismiss(over.flatMap((one) => one.jobs.map(({ id }) => id))), PUT_AWAY_MS);
    onCleanup(() => clearTimeout(timer));
  });

  return (
    <>
      <JobAnnouncer works={works()} />
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
              <div class="grid sm:h-30.5 sm:grid-cols-[20.25rem_minmax(0,1fr)]">
                <Summary work={shown()} onSmall={() => setSmall(true)} />
                <div class="flex min-h-0 flex-col border-t border-rule sm:border-t-0 sm:border-l">
                  <Show when={works().length > 1}>
                    <div class="flex flex-none gap-1 overflow-x-auto px-3 pt-1.5">
                      <For each={works()}>
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
                    <For each={shown().jobs.slice(0, LEDGER_JOBS)}>{(job) => <JobLedger job={job} limit={LEDGER_ITEMS} />}</For>
                  </ol>
                </div>
              </div>
            </Show>
          </section>
        )}
      </Show>
    </>
  );
}

function Summary(props: { work: Work; onSmall: () => void }) {
  const jobs = useJobs();
  const [fault, setFault] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const over = () => isOver(props.work);
  const each = async (ids: string[], act: (id: string) => Promise<{ message: string } | undefined>) => {
    setBusy(true);
    const refused = (await Promise.all(ids.map(act))).find(Boolean);
    setBusy(false);
    setFault(refused?.message);
  };
  const stop = () =>
    each(
      props.work.jobs.filter((job) => !isSettled(job)).map(({ id }) => id),
      jobs.cancel,
    );
  const again = () =>
    each(
      retryable().map(({ id }) => id),
      jobs.retry,
    );
  const retryable = () => props.work.jobs.filter(isRetryable);
  const dismiss = () => jobs.dismiss(props.work.jobs.map(({ id }) => id));

  return (
    <div class="flex flex-col gap-1.75 px-4 py-2.75 sm:px-5">
      <Heading work={props.work} />
      <ProgressBar
        label={jobName(props.work.kind)}
        done={props.work.done}
        failed={props.work.failed}
        total={props.work.total}
        running={!isOver(props.work)}
      />
      <Show when={fault()} fallback={<Counts work={props.work} />}>
        {(words) => (
          <p role="alert" class="truncate text-label text-red" title={words()}>
            {words()}
          </p>
        )}
      </Show>
      <div class="mt-auto flex gap-1.5">
        <Show
          when={over()}
          fallback={
            <>
              <Button size="small" onClick={stop} busy={busy() && 'Stopping…'}>
                {stopWords(props.work.kind)}
              </Button>
              <Button size="small" variant="ghost" onClick={props.onSmall}>
                <ChevronDown size={14} strokeWidth={1.75} /> In background
              </Button>
            </>
          }
        >
          <Show when={retryable().length > 0}>
            <Button size="small" onClick={again} busy={busy() && 'Asking…'}>
              {retryWords(retryable())}
            </Button>
          </Show>
          <Button size="small" variant="ghost" onClick={dismiss}>
            <X size={14} strokeWidth={1.75} /> Put away
          </Button>
        </Show>
      </div>
    </div>
  );
}

const Heading = (props: { work: Work }) => {
  const left = () => secondsLeft(props.work);
  return (
    <div class="flex items-baseline gap-3">
      <span class="min-w-0 flex-1 truncate font-semibold tabular-nums">{workTitle(props.work)}</span>
      <Show when={left()}>{(seconds) => <span class="flex-none text-label text-ink-3">{timeLeft(seconds())}</span>}</Show>
    </div>
  );
};

const Counts = (props: { work: Work }) => {
  const toGo = () => Math.max(0, (props.work.total ?? 0) - props.work.done - props.work.failed);
  return (
    <div class="flex flex-wrap gap-x-3.5 text-label tabular-nums">
      <span class="flex items-center gap-1 text-green">
        <CircleCheck size={14} strokeWidth={1.75} /> {props.work.done} {doneWord(props.work.kind)}
      </span>
      <Show when={props.work.failed > 0}>
        <span class="flex items-center gap-1 text-red">
          <CircleX size={14} strokeWidth={1.75} /> {props.work.failed} failed
        </span>
      </Show>
      <Show when={!isOver(props.work) && toGo() > 0}>
        <span class="flex items-center gap-1 text-ink-3">
          <Clock size={14} strokeWidth={1.75} /> {toGo()} to go
        </span>
      </Show>
    </div>
  );
};

/** The dock made small. */
function Line(props: { work: Work; onOpen: () => void }) {
  const jobs = useJobs();
  return (
    <div class="flex h-13 items-center gap-3 px-4 sm:px-5">
      <div class="grid min-w-0 flex-1 gap-1.5 sm:max-w-100">
        <Heading work={props.work} />
        <ProgressBar
          label={jobName(props.work.kind)}
          done={props.work.done}
          failed={props.work.failed}
          total={props.work.total}
          running={!isOver(props.work)}
        />
      </div>
      <div class="ml-auto hidden sm:block">
        <Counts work={props.work} />
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
