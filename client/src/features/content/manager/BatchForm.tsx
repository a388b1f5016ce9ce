/**
 * What all batch dialogs have in common: what would be done is told first, then it is done, then what did not go through is
 * listed row by row. What went through can be taken back.
 */
import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, Show } from 'solid-js';
import { formatCount, plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { DialogActions } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { BatchRows } from './BatchRows.tsx';
import { type BatchPreview, type ContentBatchAction, createBatchPreview, previewWords } from './batch-preview.ts';
import type { BatchResult, FailedItem, Target } from './batch-steps.ts';

export interface BatchFormProps {
  target: Target;
  /** What is to be done; nothing while it is still being chosen. */
  action: ContentBatchAction | undefined;
  /** "Changes": before a count. */
  verb: string;
  /** "Assign cluster": the button, before a count. */
  act: string;
  acting: string;
  danger?: boolean;
  /** Said when the button is pressed and nothing was chosen. */
  missing: () => void;
  run: () => Promise<BatchResult>;
  /** It was done, if only in part. */
  onDone: (result: BatchResult) => void;
  onClose: () => void;
  /** The dialog was closed while it worked: what did not go through is told elsewhere. */
  onMissed: (words: string) => void;
  children?: JSX.Element;
  note: string;
}

/** From so many on it takes long enough to say so. */
const LONG = 5_000;

export function BatchForm(props: BatchFormProps) {
  // Which ones it is for is settled when it opens, whatever is selected behind it meanwhile.
  const { target } = props;
  const { preview, failure, retry } = createBatchPreview(
    () => target,
    () => props.action,
  );
  const [busy, setBusy] = createSignal(false);
  const [result, setResult] = createSignal<BatchResult>();
  createEffect(on(preview, () => setResult(undefined), { defer: true }));
  let isClosed = false;
  onCleanup(() => {
    isClosed = true;
  });

  const count = () => preview()?.changing;
  const isVain = () => count() === 0;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy() || isVain()) return;
    if (!props.action) return props.missing();
    setBusy(true);
    const { run, onDone, onMissed } = props;
    const done = await run();
    setBusy(false);
    if (done.updated > 0 || !done.stopped) onDone(done);
    if (isClosed) {
      if (done.stopped || done.failed.length > 0) onMissed(failedWords(done));
    } else if (done.stopped || done.failed.length > 0) setResult(done);
    else props.onClose();
  };

  return (
    <form noValidate onSubmit={submit}>
      <div class="grid gap-4 px-5 pt-3 pb-5">
        <Show when={target.count === 1 && target.rows[0]}>
          {(row) => (
            <p class="truncate font-serif text-row text-ink-2" title={row().title}>
              {row().title}
            </p>
          )}
        </Show>
        {props.children}
        <Show when={props.action && !result()}>
          <Show when={failure()} fallback={<Before preview={preview()} verb={props.verb} siteId={target.siteId} />}>
            {(failed) => (
              <Notice tone="red">
                What it would do could not be looked up. {failed().message}{' '}
                <button type="button" class="text-link" onClick={retry}>
                  Try again
                </button>
              </Notice>
            )}
          </Show>
        </Show>
        <Show when={busy() && target.count >= LONG}>
          <div class="grid gap-1.5" role="status">
            <ProgressBar label={props.acting} done={0} total={null} />
            <p class="text-label text-ink-3">{plural(target.count, 'item')}, in parts: this takes a while. What is done stays done.</p>
          </div>
        </Show>
        <Show when={result()}>{(done) => <After result={done()} target={target} preview={preview()} />}</Show>
        <p class="text-label text-ink-3">{props.note}</p>
      </div>
      <DialogActions>
        <Show
          when={!result() || result()?.stopped}
          fallback={
            <Button variant="primary" data-autofocus onClick={props.onClose}>
              Close
            </Button>
          }
        >
          <Button
            type="submit"
            variant={props.danger ? 'danger' : 'primary'}
            // Where there is nothing to choose, Enter answers: it can be taken back.
            data-autofocus={props.children ? undefined : ''}
            disabled={isVain()}
            title={isVain() ? 'It would change nothing' : undefined}
            busy={busy() && props.acting}
          >
            {props.act} {(count() ?? 0) > 1 ? formatCount(count() ?? 0) : ''}
          </Button>
          <Button variant="ghost" onClick={props.onClose}>
            Cancel
          </Button>
        </Show>
      </DialogActions>
    </form>
  );
}

function Before(props: { preview: BatchPreview | undefined; verb: string; siteId: string }) {
  return (
    <div role="status" class="grid gap-2 border-t border-rule pt-3">
      <Show when={props.preview} fallback={<p class="text-ink-3">Looking at what it would do…</p>}>
        {(preview) => (
          <>
            <p>{previewWords(preview(), props.verb)}</p>
            <Show when={preview().failing > 0}>
              <ul class="grid gap-0.5 text-red">
                <For each={preview().reasons}>
                  {({ message, count }) => (
                    <li>
                      {message} {count > 1 ? `(${formatCount(count)})` : ''}
                    </li>
                  )}
                </For>
              </ul>
              <BatchRows
                siteId={props.siteId}
                label="Which cannot"
                rows={preview().failures.map(({ content, message }) => ({ ...content, message }))}
                total={preview().failing}
              />
            </Show>
          </>
        )}
      </Show>
    </div>
  );
}

function failedWords({ updated, failed, stopped }: BatchResult): string {
  if (stopped) return `${stopped.message} ${updated > 0 ? `${plural(updated, 'item')} had been changed by then.` : 'Nothing was changed.'}`;
  const others = updated > 0 ? `${formatCount(updated)} ${updated === 1 ? 'was' : 'were'}.` : 'none was changed.';
  return `${plural(failed.length, 'item')} could not be changed; ${others}`;
}

function After(props: { result: BatchResult; target: Target; preview: BatchPreview | undefined }) {
  const titles = createMemo(
    () =>
      new Map([
        ...props.target.rows.map(({ id, title }) => [id, title] as const),
        ...(props.preview?.failures ?? []).map(({ content }) => [content.id, content.title] as const),
      ]),
  );
  const named = (failed: readonly FailedItem[]) =>
    failed.map(({ id, message }) => ({ id, message, title: titles().get(id) ?? `Content ${id.slice(-12)}` }));
  return (
    <div class="grid gap-2">
      <Notice tone="red">{failedWords(props.result)}</Notice>
      <BatchRows siteId={props.target.siteId} label="What failed" rows={named(props.result.failed)} total={props.result.failed.length} />
    </div>
  );
}
