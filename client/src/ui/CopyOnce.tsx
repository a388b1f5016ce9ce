import Check from 'lucide-solid/icons/check';
import Copy from 'lucide-solid/icons/copy';
import { createSignal, type JSX, Show } from 'solid-js';
import { Button } from './Button.tsx';
import { DialogActions } from './Dialog.tsx';
import { Notice } from './Notice.tsx';

export interface CopyOnceProps {
  /** What it is: said, not shown. */
  label: string;
  secret: string;
  /** What it does for whoever has it, and until when. */
  notice: JSX.Element;
  /** What to do with it. */
  children?: JSX.Element;
  onClose: () => void;
}

/** A secret that is shown this once, as the inside of a dialog. */
export function CopyOnce(props: CopyOnceProps) {
  const [copied, setCopied] = createSignal<'yes' | 'no'>();
  let field: HTMLInputElement | undefined;
  const copy = async () => {
    field?.select();
    // Without https the browser has no clipboard for us: what is selected can be copied by hand.
    setCopied(
      (await navigator.clipboard?.writeText(props.secret).then(
        () => 'yes' as const,
        () => 'no' as const,
      )) ?? 'no',
    );
  };
  return (
    <>
      <div class="grid gap-4 px-5 pt-4 pb-5">
        <Notice tone="ochre">
          <b class="font-semibold">It is shown this once.</b> {props.notice}
        </Notice>
        <div class="flex gap-2">
          <input
            ref={field}
            readonly
            aria-label={props.label}
            value={props.secret}
            onFocus={(event) => event.currentTarget.select()}
            class="figures h-8.5 min-w-0 flex-1 rounded-control border border-edge bg-raise px-2.5 touch:h-11"
          />
          <Button variant="primary" class="h-8.5" onClick={copy}>
            <Show when={copied() === 'yes'} fallback={<Copy size={14} strokeWidth={1.75} />}>
              <Check size={14} strokeWidth={2} />
            </Show>
            {copied() === 'yes' ? 'Copied' : 'Copy'}
          </Button>
        </div>
        <p role="status" class="text-label text-ink-2">
          {copied() === 'no' ? 'The browser did not let us copy it. It is selected: copy it with your keyboard.' : ''}
          {copied() === 'yes' ? 'Copied. ' : ''}
          {copied() !== 'no' && props.children}
        </p>
      </div>
      <DialogActions>
        <Button onClick={() => props.onClose()}>I have kept it</Button>
      </DialogActions>
    </>
  );
}
