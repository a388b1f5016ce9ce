import { A } from '@solidjs/router';
import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleX from 'lucide-solid/icons/circle-x';
import ExternalLink from 'lucide-solid/icons/external-link';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import Undo2 from 'lucide-solid/icons/undo-2';
import { Match, Show, Switch } from 'solid-js';
import type { JobLedger_ItemsQuery } from '../../graphql/generated/features/jobs/JobLedger.ts';
import { formatMoment, formatSecond } from '../../lib/dates.ts';
import { doneWord } from '../../lib/job-words.ts';
import type { Job } from '../../lib/job-work.ts';
import { undoPublishUrl } from '../content/content.urls.ts';
import { JobSubject } from './JobSubject.tsx';

export type LedgerItem = NonNullable<JobLedger_ItemsQuery['job']>['items'][number];

export interface LedgerRowProps {
  job: Job;
  item: LedgerItem;
  /** What happened stands under the title, whole, rather than beside it. */
  stacked?: boolean | undefined;
}

/** How one thing of a job ended: when, what it was, what was answered, and where it is now. */
export function LedgerRow(props: LedgerRowProps) {
  const failed = () => props.item.state === 'FAILED';
  const told = () => props.item.message ?? props.item.note ?? saidOf(doneWord(props.job.kind));
  const attempt = () => (props.job.kind === 'PUBLISH_CONTENT' && !failed() ? props.item.content?.lastPublishAttempt : undefined);
  /** What WordPress keeps differently from what was sent. */
  const remark = () => (attempt()?.state === 'SUCCEEDED' ? attempt()?.message : undefined);
  const live = () => (failed() ? undefined : (props.item.content?.externalUrl ?? undefined));
  return (
    <li class="flex min-h-6.5 items-start gap-2 py-0.5" classList={{ 'border-b border-rule py-1.5 last:border-b-0': props.stacked }}>
      <span class="figures flex-none pt-px text-label text-ink-3 max-sm:hidden" title={formatMoment(props.item.finishedAt)}>
        {formatSecond(props.item.finishedAt)}
      </span>
      <span class="grid h-5 flex-none place-items-center">
        <Switch fallback={<CircleCheck size={14} strokeWidth={1.75} class="text-green" aria-label="Went through" />}>
          <Match when={failed()}>
            <CircleX size={14} strokeWidth={1.75} class="text-red" aria-label="Failed" />
          </Match>
          <Match when={remark()}>
            <TriangleAlert size={14} strokeWidth={1.75} class="text-ochre" aria-label="Went through, with a remark" />
          </Match>
        </Switch>
      </span>
      <div class="grid min-w-0 flex-1 gap-x-5" classList={{ 'sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]': !props.stacked }}>
        <span class="min-w-0 font-serif text-row font-medium">
          <JobSubject
            kind={props.job.kind}
            siteId={props.job.siteId}
            subjectId={props.item.subjectId}
            title={props.item.title}
            contentId={props.item.content?.id}
          />
        </span>
        <span
          class="min-w-0 wrap-anywhere"
          classList={{ 'sm:truncate': !props.stacked, 'text-ink-2': !failed(), 'text-red': failed() }}
          title={told()}
        >
          {told()}
        </span>
      </div>
      <Show when={attempt()?.canUndo && props.item.content}>
        {(content) => (
          <A
            href={undoPublishUrl(props.job.siteId, content().id)}
            aria-label={`Put the live post of ${props.item.title ?? 'it'} back as it was`}
            title="Put the live post back as it was"
            class={iconLook}
          >
            <Undo2 size={14} strokeWidth={1.75} />
          </A>
        )}
      </Show>
      <Show when={live()} fallback={<span class="w-6.5 flex-none touch:w-11" />}>
        {(url) => (
          <a
            href={url()}
            target="_blank"
            rel="noreferrer"
            aria-label={`View ${props.item.title ?? 'it'} in WordPress`}
            title="View in WordPress"
            class={iconLook}
          >
            <ExternalLink size={14} strokeWidth={1.75} />
          </a>
        )}
      </Show>
    </li>
  );
}

const iconLook = 'inline-grid size-6.5 flex-none place-items-center rounded-control text-ink-3 hover:bg-press hover:text-ink touch:size-11';

const saidOf = (word: string) => word.replace(/^./, (letter) => letter.toUpperCase());
