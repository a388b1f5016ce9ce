import { A } from '@solidjs/router';
import ArrowDown from 'lucide-solid/icons/arrow-down';
import { createEffect, createSignal, Match, on, onCleanup, Show, Switch } from 'solid-js';
import { unmask } from '../../graphql/fragment.ts';
import type { TaskRail_TaskFragment } from '../../graphql/generated/features/writer/TaskRail.ts';
import type { TaskRow_TaskFragment } from '../../graphql/generated/features/writer/TaskRow.ts';
import { countGapsIn } from '../../lib/gaps.ts';
import { lineLost } from '../../lib/line.ts';
import { plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Prose } from '../../ui/Prose.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { proposalUrl } from '../content/content.urls.ts';
import type { LiveDraft } from './live-draft.ts';
import type { OpenTask } from './TaskPage.tsx';
import type { DraftWriting } from './writing.ts';

export interface DraftPaperProps {
  task: OpenTask;
  live: LiveDraft;
  writing: DraftWriting;
  obstacle: string | undefined;
  onRetry: () => void;
}

/** How near the end somebody is who reads along. */
const AT_END = 96;

/** The sheet that the draft is written on: its text as it comes, or as it is; before that, the brief. */
export function DraftPaper(props: DraftPaperProps) {
  const row = () => unmask<TaskRow_TaskFragment>(props.task);
  const brief = () => unmask<TaskRail_TaskFragment>(props.task).brief;
  const state = () => props.live.standing()?.state;
  const coming = () => props.live.draft();
  const draft = () => props.task.content;
  const isWriting = () => state() === 'WRITING';
  /** What a try has left that came to nothing. */
  const isBroken = () => (state() === 'FAILED' || state() === 'STOPPED') && coming().html !== '';
  const shown = () => {
    if (isWriting()) return { title: coming().title, html: coming().html };
    if (row().status === 'COMPLETED') return draft() && { title: draft()?.title ?? null, html: draft()?.contentHtml ?? '' };
    return isBroken() ? { title: coming().title, html: coming().html } : undefined;
  };
  const gaps = () => (row().status === 'COMPLETED' && !isWriting() ? countGapsIn(draft()?.contentHtml ?? '') : 0);

  let scroller!: HTMLDivElement;
  const [following, setFollowing] = createSignal(true);
  /** What scrolls: the sheet itself, or all beneath the head where there is no room for a rail beside it. */
  const box = () => (scroller.scrollHeight > scroller.clientHeight ? scroller : (scroller.parentElement ?? scroller));
  /** How far the end of the draft is below what is seen. */
  const toGo = () => {
    const place = box();
    if (place === scroller) return place.scrollHeight - place.clientHeight - place.scrollTop;
    return scroller.getBoundingClientRect().bottom - place.getBoundingClientRect().bottom;
  };
  const note = () => setFollowing(toGo() <= AT_END);
  const toEnd = () => {
    const left = toGo();
    if (left > 0) box().scrollTop += left;
  };
  // Only who is at the end is taken along; who reads further up is left in peace.
  createEffect(on(coming, () => isWriting() && following() && requestAnimationFrame(toEnd)));
  createEffect(on(isWriting, (now) => now && note()));
  const listen = (element: HTMLElement) => {
    element.addEventListener('scroll', note, { passive: true });
    onCleanup(() => element.removeEventListener('scroll', note));
  };

  return (
    <section
      aria-label="Draft"
      // So that it scrolls by the keys as well.
      tabindex="0"
      ref={(element) => {
        scroller = element as HTMLDivElement;
        listen(element as HTMLElement);
        queueMicrotask(() => element.parentElement && listen(element.parentElement));
      }}
      class="relative min-w-0 flex-1 bg-sheet -outline-offset-2! max-lg:flex-none lg:overflow-y-auto"
    >
      <div class="mx-auto max-w-179 px-4 pt-8 pb-16 sm:px-6 lg:pt-11">
        {/* What has happened stays in sight, wherever somebody reads. */}
        <div class="sticky top-3 z-10 mb-6 grid gap-2 rounded-control shadow-2 empty:hidden">
          <Show when={props.writing.failure()}>{(failure) => <Notice tone="red">No draft was begun. {failure().message}</Notice>}</Show>
          <Show when={props.live.isAtWork() && lineLost()}>
            <Notice tone="ochre">
              The line to the server broke. It is tried again by itself; the writing goes on, and nothing is lost.
            </Notice>
          </Show>
          <Show when={props.live.failure()}>{(why) => <Notice tone="red">The draft cannot be followed. {why()}</Notice>}</Show>
          <Fault {...props} broken={isBroken()} />
          <Show when={row().status === 'COMPLETED' && !props.live.isAtWork() && draft()?.proposedRevision}>
            <Notice tone="ochre">
              <b class="font-semibold">The Writer proposes another text.</b> Somebody has changed the draft, so it was not replaced.{' '}
              <A href={proposalUrl(row().siteId, draft()?.id ?? '')} class="text-link">
                Compare the two and decide
              </A>
            </Notice>
          </Show>
        </div>
        <Show when={gaps() > 0}>
          <div class="mb-6">
            <Notice tone="ochre">
              <b class="font-semibold">{plural(gaps(), 'gap')} to fill.</b> They are marked in the text: facts that only you have, and notes
              to delete.
            </Notice>
          </div>
        </Show>
        <h1 class="mb-6 font-serif text-[1.75rem] leading-[2.125rem] font-medium tracking-[-0.016em] text-balance text-ink sm:text-display sm:leading-[2.75rem]">
          {shown()?.title || row().title}
        </h1>
        <Switch fallback={<Brief text={brief()} deleted={row().status === 'COMPLETED'} />}>
          <Match when={state() === 'WAITING'}>
            <p role="status" class="mb-6 text-ink-3">
              {props.live.standing()?.message ?? 'In line to be written. A worker takes it in a moment.'}
            </p>
            <Lines />
          </Match>
          <Match when={isWriting() && coming().html === ''}>
            <p role="status" class="mb-6 text-ink-3">
              {props.live.standing()?.message ?? 'The first words are on their way.'}
            </p>
            <Lines />
          </Match>
          <Match when={shown()}>
            {(text) => (
              <div classList={{ 'opacity-75': isBroken() && row().status === 'QUEUED' }}>
                <Prose html={text().html} fresh={isWriting() ? props.live.fresh() : 0} caret={isWriting()} />
              </div>
            )}
          </Match>
        </Switch>
      </div>
      <Show when={isWriting() && !following()}>
        <div class="pointer-events-none sticky bottom-4 flex justify-center">
          <Button class="pointer-events-auto shadow-2" onClick={toEnd}>
            <ArrowDown size={14} strokeWidth={1.75} aria-hidden="true" /> Newest words
          </Button>
        </div>
      </Show>
    </section>
  );
}

/** Why the last try came to nothing, in the server's words, and what can be done here. */
function Fault(props: DraftPaperProps & { broken: boolean }) {
  const row = () => unmask<TaskRow_TaskFragment>(props.task);
  const state = () => props.live.standing()?.state;
  const why = () => (state() === 'FAILED' ? props.live.standing()?.message : undefined) ?? row().lastError;
  const safe = () =>
    row().status === 'COMPLETED'
      ? 'The draft is as it was.'
      : `Nothing was saved: the task is queued still${props.broken ? ', and what had come is shown below' : ''}.`;
  return (
    <Switch>
      <Match when={props.live.isAtWork()}>{null}</Match>
      <Match when={state() === 'STOPPED' && row().status === 'QUEUED'}>
        <Notice tone="ochre">
          <b class="font-semibold">Stopped.</b> {safe()}
        </Notice>
      </Match>
      <Match when={(row().status === 'QUEUED' || state() === 'FAILED') && why()}>
        {(words) => (
          <Notice tone="red">
            <p>
              <b class="font-semibold">Not written.</b> {words()} <span class="text-ink-2">{safe()}</span>
            </p>
            <Show when={row().status === 'QUEUED' && !props.obstacle}>
              <Button size="small" class="mt-2" busy={props.writing.isBeginning() && 'Beginning…'} onClick={() => props.onRetry()}>
                Retry
              </Button>
            </Show>
          </Notice>
        )}
      </Match>
    </Switch>
  );
}

const Brief = (props: { text: string | null; deleted: boolean }) => (
  <Show when={!props.deleted} fallback={<p class="text-ink-2">The content that was written from this task was deleted.</p>}>
    <h2 class="mb-1.5 text-label font-[550] text-ink-3">Brief</h2>
    <Show
      when={props.text}
      fallback={<p class="text-ink-2">There is none yet. An outline, or the points that it must make, give a better draft.</p>}
    >
      {(text) => <p class="font-serif text-[1.0625rem] leading-7 whitespace-pre-line text-ink">{text()}</p>}
    </Show>
  </Show>
);

const Lines = () => (
  <div class="grid gap-4" aria-hidden="true">
    <Skeleton class="w-full" />
    <Skeleton class="w-11/12" />
    <Skeleton class="w-4/5" />
  </div>
);
