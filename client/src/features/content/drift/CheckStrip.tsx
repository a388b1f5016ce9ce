import RefreshCw from 'lucide-solid/icons/refresh-cw';
import { Match, Show, Switch } from 'solid-js';
import { ago } from '../../../lib/ago.ts';
import { formatMoment } from '../../../lib/dates.ts';
import { JobAtWork } from '../../../lib/JobAtWork.tsx';
import type { Job } from '../../../lib/job-work.ts';
import { Button } from '../../../ui/Button.tsx';
import { jobUrl } from '../../jobs/jobs.urls.ts';
import type { Check } from './create-check.ts';

export interface CheckStripProps {
  siteId: string;
  check: Check;
  last: Job | undefined;
  /** Whether it is known how it stands with the last check. */
  isKnown: boolean;
  /** Whether anything is listed beneath. */
  isListed: boolean;
  mayStop: boolean;
}

/** When WordPress was last looked at, what that came to, and the button that looks again. */
export function CheckStrip(props: CheckStripProps) {
  return (
    <div class="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 pb-3 sm:px-5">
      <div class="min-w-0 flex-1 basis-72">
        <Show
          when={props.check.job()}
          fallback={<Show when={props.isKnown}>{<Standing last={props.last} siteId={props.siteId} isListed={props.isListed} />}</Show>}
        >
          {(job) => (
            <div class="max-w-120">
              <JobAtWork
                job={job()}
                href={jobUrl(props.siteId, job().id)}
                mayStop={props.mayStop}
                stopped="What was found until then stays in the list"
              />
            </div>
          )}
        </Show>
      </div>
      <Button
        onClick={props.check.begin}
        busy={props.check.running() && 'Checking…'}
        disabled={props.check.obstacle() !== undefined}
        title={props.check.obstacle()}
      >
        <RefreshCw size={14} strokeWidth={1.75} /> Check now
      </Button>
    </div>
  );
}

const Standing = (props: { last: Job | undefined; siteId: string; isListed: boolean }) => (
  <Switch fallback={<p class="text-ink-3">Never checked.</p>}>
    <Match when={props.last?.state === 'FAILED' && props.last}>
      {(job) => (
        <p role="alert" class="text-red">
          <b class="font-semibold">The check {ago(job().createdAt)} could not be finished.</b> {job().message}
          {props.isListed && ' What is listed is as the check before found it.'}
        </p>
      )}
    </Match>
    <Match when={props.last}>
      {(job) => (
        <p class="min-w-0 text-ink-2">
          <a
            href={jobUrl(props.siteId, job().id)}
            title={formatMoment(job().finishedAt ?? job().createdAt)}
            class="rounded-[2px] underline-offset-3 hover:underline"
          >
            {job().state === 'CANCELLED' ? 'Check stopped' : 'Checked'} {ago(job().finishedAt ?? job().createdAt)}
          </a>
          <Show when={job().message}>{(message) => <span class="text-ink-3">: {message()}</span>}</Show>
        </p>
      )}
    </Match>
  </Switch>
);
