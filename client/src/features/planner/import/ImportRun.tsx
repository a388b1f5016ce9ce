import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { isSettled, type Job } from '../../../lib/job-work.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { jobUrl } from '../../jobs/jobs.urls.ts';
import { ImportProblems } from './ImportProblems.tsx';
import type { Preview } from './keyword-import.ts';

export interface ImportRunProps {
  siteId: string;
  /** Nothing until something was heard of it. */
  job: Job | undefined;
  preview: Preview | undefined;
}

/** How far the job is, and what came of it. */
export function ImportRun(props: ImportRunProps) {
  const over = () => props.job !== undefined && isSettled(props.job);
  const total = () => props.job?.total ?? props.preview?.rows ?? null;
  const settled = () => (props.job?.done ?? 0) + (props.job?.failed ?? 0);
  return (
    <div class="grid gap-5 pt-1">
      <Show
        when={over() && props.job}
        fallback={
          <div class="grid max-w-110 gap-3">
            <p role="status">
              {props.job?.state === 'RUNNING'
                ? `${formatCount(settled())} of ${formatCount(total() ?? 0)} rows taken in`
                : 'Waiting for a worker to take it up'}
            </p>
            <ProgressBar
              label="Rows taken in"
              done={props.job?.done ?? 0}
              failed={props.job?.failed ?? 0}
              total={props.job?.state === 'RUNNING' ? total() : null}
              running
            />
            <p class="text-ink-3">You can close this: it goes on, and is shown at the foot of the page.</p>
          </div>
        }
      >
        {(job) => (
          <>
            <Show when={job().state === 'FAILED' || job().state === 'CANCELLED'}>
              <Notice tone={job().state === 'FAILED' ? 'red' : 'ochre'}>
                {job().state === 'CANCELLED'
                  ? `It was stopped after ${formatCount(settled())} rows.`
                  : (job().message ?? 'It could not go on.')}{' '}
                What was taken in before is safe; importing the file again adds only the rest.
              </Notice>
            </Show>
            <Show when={job().state === 'SUCCEEDED'}>
              <p class="serif-title text-row">{job().message}</p>
            </Show>
            <Show when={job().failed > 0}>
              <p>
                <A href={jobUrl(props.siteId, job().id)} class="text-link">
                  See each row that was left out, under Jobs
                </A>
              </p>
            </Show>
            <Show when={props.preview}>{(preview) => <ImportProblems preview={preview()} done />}</Show>
          </>
        )}
      </Show>
    </div>
  );
}
