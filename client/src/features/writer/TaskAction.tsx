import { A } from '@solidjs/router';
import FileText from 'lucide-solid/icons/file-text';
import PenLine from 'lucide-solid/icons/pen-line';
import RotateCw from 'lucide-solid/icons/rotate-cw';
import { createComputed, Match, on, Show, Switch } from 'solid-js';
import { Button, buttonLook } from '../../ui/Button.tsx';
import { editorUrl } from '../content/content.urls.ts';
import type { TaskRowData, Writing } from './task-state.ts';

export interface TaskActionProps {
  task: TaskRowData;
  writing: Writing | undefined;
  obstacle: string | undefined;
  onGenerate: () => void;
}

/** What can be done with a task now: have its draft written, or open it. */
export function TaskAction(props: TaskActionProps) {
  let cell!: HTMLSpanElement;
  // The button makes way for a link when the draft is there; whoever waits on the one stands on the other.
  createComputed(
    on(
      () => props.task.status,
      () => {
        if (cell.contains(document.activeElement)) queueMicrotask(() => cell.querySelector('a')?.focus());
      },
      { defer: true },
    ),
  );

  return (
    <span ref={cell}>
      <Switch>
        <Match when={props.task.status === 'QUEUED'}>
          <Button
            size="small"
            busy={props.writing && (props.writing === 'writing' ? 'Writing…' : 'In line')}
            disabled={props.obstacle !== undefined}
            title={props.obstacle}
            onClick={() => props.onGenerate()}
          >
            <Show when={props.task.lastError} fallback={<PenLine size={14} strokeWidth={1.75} aria-hidden="true" />}>
              <RotateCw size={14} strokeWidth={1.75} aria-hidden="true" />
            </Show>
            <span>
              <Show
                when={props.task.lastError}
                fallback={
                  <>
                    Generate<span class="max-sm:sr-only"> draft</span>
                  </>
                }
              >
                Retry
              </Show>
              <span class="sr-only">: {props.task.title}</span>
            </span>
          </Button>
        </Match>
        <Match when={props.task.content}>
          {(content) => (
            <A href={editorUrl(props.task.siteId, content().id)} class={buttonLook({ size: 'small', variant: 'ghost' })}>
              <FileText size={14} strokeWidth={1.75} aria-hidden="true" />{' '}
              <span>
                Open<span class="max-sm:sr-only"> draft</span>
                <span class="sr-only">: {props.task.title}</span>
              </span>
            </A>
          )}
        </Match>
        <Match when={true}>
          <span class="text-ink-3" title="Its content was deleted">
            Deleted
          </span>
        </Match>
      </Switch>
    </span>
  );
}
