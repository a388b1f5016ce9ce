import Check from 'lucide-solid/icons/check';
import Copy from 'lucide-solid/icons/copy';
import { createEffect, createSignal, createUniqueId, on, Show } from 'solid-js';
import { Button } from '../../ui/Button.tsx';

/** Text of a program that stands there to be read, and can be taken along. */
export function CodeToCopy(props: { name: string; text: string; most: number }) {
  const id = createUniqueId();
  const [copied, setCopied] = createSignal<'yes' | 'no'>();
  let code!: HTMLTextAreaElement;
  // A browser puts the caret behind a text that is set, and scrolls there as soon as it has the focus.
  createEffect(
    on(
      () => props.text,
      () => code.setSelectionRange(0, 0),
    ),
  );
  const copy = async () => {
    // Without https the browser has no clipboard for us: what is selected can be copied by hand.
    const done = await navigator.clipboard?.writeText(props.text).then(
      () => true,
      () => false,
    );
    if (!done) code.select();
    setCopied(done ? 'yes' : 'no');
    setTimeout(() => setCopied(undefined), 4_000);
  };
  return (
    <div class="min-w-0">
      <div class="flex items-center gap-2 pb-1">
        <label for={id} class="text-label font-semibold text-ink-2">
          {props.name}
        </label>
        <span role="status" class="min-w-0 flex-1 truncate text-right text-label text-ink-3">
          {copied() === 'yes' && 'Copied'}
          {copied() === 'no' && 'The browser did not allow it. It is selected: copy it with your keyboard.'}
        </span>
        <Button size="small" variant="ghost" aria-label={`Copy the ${props.name.toLowerCase()}`} onClick={copy}>
          <Show when={copied() === 'yes'} fallback={<Copy size={14} strokeWidth={1.75} aria-hidden="true" />}>
            <Check size={14} strokeWidth={2} aria-hidden="true" />
          </Show>
          Copy
        </Button>
      </div>
      <textarea
        ref={code}
        id={id}
        readonly
        wrap="off"
        spellcheck={false}
        rows={Math.min(props.text.split('\n').length, props.most)}
        value={props.text}
        class="figures block w-full resize-y rounded-control border border-rule bg-well px-3 py-2 text-label"
      />
    </div>
  );
}
