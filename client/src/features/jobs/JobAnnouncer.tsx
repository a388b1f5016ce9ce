import { createEffect, createSignal, on } from 'solid-js';
import { jobName, workTitle } from '../../lib/job-words.ts';
import { isSettled, type Work } from '../../lib/job-work.ts';

/** Says by voice that work has begun, that something in it failed, and how it ended; not each step between. */
export function JobAnnouncer(props: { works: Work[] }) {
  const [words, say] = createSignal('');
  createEffect(
    on(
      () => props.works.map((work) => ({ kind: work.kind, over: work.jobs.every(isSettled), failed: work.failed, title: workTitle(work) })),
      (now, before = []) => {
        for (const work of now) {
          const last = before.find(({ kind }) => kind === work.kind);
          if (work.over && !last?.over) say(`${work.title}${work.failed > 0 ? `, ${work.failed} failed` : ''}.`);
          else if (!work.over && (!last || last.over)) say(`${jobName(work.kind)} has begun.`);
          else if (work.failed > (last?.failed ?? 0)) say(`${jobName(work.kind)}: ${work.failed} failed so far.`);
        }
      },
    ),
  );
  return (
    <p role="status" class="sr-only">
      {words()}
    </p>
  );
}
