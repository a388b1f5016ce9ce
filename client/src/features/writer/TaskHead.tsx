import { A, useLocation } from '@solidjs/router';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import CircleStop from 'lucide-solid/icons/circle-stop';
import FileText from 'lucide-solid/icons/file-text';
import PenLine from 'lucide-solid/icons/pen-line';
import Pencil from 'lucide-solid/icons/pencil';
import RotateCw from 'lucide-solid/icons/rotate-cw';
import { createEffect, createSignal, Match, on, Show, Switch } from 'solid-js';
import type { Failure } from '../../lib/failure.ts';
import { useJobs } from '../../lib/jobs.tsx';
import { formatCount, plural } from '../../lib/numbers.ts';
import { Button, buttonLook } from '../../ui/Button.tsx';
import { Status } from '../../ui/Status.tsx';
import { editorUrl } from '../content/content.urls.ts';
import { countWords, toldOf } from './live-draft.rules.ts';
import type { LiveDraft } from './live-draft.ts';
import { standingOf, type TaskRowData } from './task-state.ts';
import { tasksUrl } from './writer.urls.ts';
import type { DraftWriting } from './writing.ts';

export interface TaskHeadProps {
  row: TaskRowData;
  live: LiveDraft;
  writing: DraftWriting;
  obstacle: string | undefined;
  /** How many words it is to have, where that is said. */
  wished: number | null;
  editing: boolean;
  onGenerate: () => void;
  onAgain: () => void;
  onEdit: () => void;
}

/** Where the task stands, and what can be done with it now. */
export function TaskHead(props: TaskHeadProps) {
  const location = useLocation<{ list?: string }>();
  const back = () => `${tasksUrl(props.row.siteId)}${location.state?.list ?? ''}`;
  const state = () => props.live.standing()?.state;
  const standing = () => {
    if (state() === 'WRITING') return { kind: 'writing' as const };
    if (state() === 'WAITING') return { kind: 'queued' as const, label: 'Waiting for the Writer' };
    return { kind: standingOf(props.row).kind };
  };
  return (
    <header class="flex min-h-14 flex-none flex-wrap items-center gap-x-2.5 gap-y-1.5 border-b border-rule px-3 py-2 sm:pr-5">
      <A
        href={back()}
        aria-label="Back to Tasks"
        title="Back to Tasks"
        class="inline-grid size-6.5 flex-none place-items-center rounded-control text-ink-3 transition-colors duration-90 hover:bg-press hover:text-ink touch:size-11"
      >
        <ArrowLeft size={16} strokeWidth={1.75} />
      </A>
      <A href={back()} class="hidden text-ink-3 hover:text-ink lg:inline" tabindex={-1} aria-hidden="true">
        Tasks
      </A>
      <span aria-hidden="true" class="mr-1 hidden text-ink-3 lg:inline">
        /
      </span>
      <span class="pl-1.25">
        <Status {...standing()} />
      </span>
      <Show when={state() === 'WRITING'}>
        <Progress live={props.live} wished={props.wished} />
      </Show>
      <div class="ml-auto flex items-center gap-2">
        <Switch>
          <Match when={props.editing}>{null}</Match>
          <Match when={props.live.isAtWork()}>
            <StopButton {...props} />
          </Match>
          <Match when={props.row.status === 'QUEUED'}>
            <Show when={!props.obstacle}>
              <Button data-edit-task="" onClick={() => props.onEdit()}>
                <Pencil size={14} strokeWidth={1.75} aria-hidden="true" />
                <span>
                  Edit<span class="max-sm:sr-only"> task</span>
                </span>
              </Button>
            </Show>
            <Button
              variant="primary"
              disabled={props.obstacle !== undefined}
              title={props.obstacle}
              busy={props.writing.isBeginning() && 'Beginning…'}
              onClick={() => props.onGenerate()}
            >
              <Show
                when={standing().kind === 'taskFailed'}
                fallback={
                  <>
                    <PenLine size={14} strokeWidth={2} aria-hidden="true" /> Generate draft
                  </>
                }
              >
                <RotateCw size={14} strokeWidth={2} aria-hidden="true" /> Retry
              </Show>
            </Button>
          </Match>
          <Match when={props.row.content}>
            {(content) => (
              <>
                <Button
                  disabled={props.obstacle !== undefined}
                  title={props.obstacle ?? 'Write another draft'}
                  onClick={() => props.onAgain()}
                >
                  <RotateCw size={14} strokeWidth={1.75} aria-hidden="true" /> Regenerate
                </Button>
                <A href={editorUrl(props.row.siteId, content().id)} class={buttonLook({ variant: 'primary' })}>
                  <FileText size={14} strokeWidth={2} aria-hidden="true" />
                  <span>
                    Open<span class="max-sm:sr-only"> in Content Manager</span>
                  </span>
                </A>
              </>
            )}
          </Match>
        </Switch>
      </div>
    </header>
  );
}

/** How many words there are; said by voice now and then. */
function Progress(props: { live: LiveDraft; wished: number | null }) {
  const words = () => countWords(props.live.draft().html);
  const [told, tell] = createSignal({ words: 0, said: 'The Writer has begun.' });
  createEffect(
    on(words, (now) => {
      const said = toldOf('WRITING', now, told().words);
      if (said) tell({ words: now, said });
    }),
  );
  return (
    <>
      <span class="flex items-center gap-3 text-ink-3" aria-hidden="true">
        <Show when={props.wished}>
          {(wished) => (
            <span class="relative h-1.5 w-32 overflow-hidden rounded-full bg-rule max-md:hidden">
              <span
                class="absolute inset-y-0 left-0 bg-pencil transition-[width] duration-320 ease-out"
                style={{ width: `${Math.min(100, (words() / wished()) * 100)}%` }}
              />
            </span>
          )}
        </Show>
        <span>
          {formatCount(words())}
          <Show when={props.wished} fallback={words() === 1 ? ' word' : ' words'}>
            {(wished) => ` of about ${plural(wished(), 'word')}`}
          </Show>
        </span>
      </span>
      <span role="status" class="sr-only">
        {told().said}
      </span>
    </>
  );
}

function StopButton(props: Pick<TaskHeadProps, 'row' | 'writing'>) {
  const jobs = useJobs();
  const [stopping, setStopping] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure>();
  const job = () => props.writing.jobOf(props.row.id);
  const many = () => (job()?.total ?? 1) > 1;
  const stop = async () => {
    const found = job();
    if (!found) return;
    setStopping(true);
    setFailure(await jobs.cancel(found.id));
    setStopping(false);
  };
  return (
    <Show when={job()}>
      <Show when={failure()}>
        {(why) => (
          <span role="alert" class="text-red">
            {why().message}
          </span>
        )}
      </Show>
      <Button
        busy={stopping() && 'Stopping…'}
        title={many() ? 'It is one of several that are written together: all of them stop. Those that are done stay.' : undefined}
        onClick={stop}
      >
        <CircleStop size={14} strokeWidth={1.75} aria-hidden="true" /> {many() ? `Stop all ${job()?.total}` : 'Stop'}
      </Button>
    </Show>
  );
}
