import { A } from '@solidjs/router';
import Check from 'lucide-solid/icons/check';
import Copy from 'lucide-solid/icons/copy';
import { createSignal, For, Show } from 'solid-js';
import { formatCount } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { editorUrl } from '../content.urls.ts';

/** As many as somebody reads; all of them are copied. */
const LISTED = 100;

export interface BatchRowsProps {
  siteId: string;
  label: string;
  rows: { id: string; title: string; message: string }[];
  /** How many there are, if more than are known. */
  total: number;
}

/** Which contents a batch cannot change, or could not, each with its reason. */
export function BatchRows(props: BatchRowsProps) {
  const [copied, setCopied] = createSignal(false);
  const copy = async () => {
    const lines = props.rows.map(({ id, title, message }) =>
      [title, message, new URL(editorUrl(props.siteId, id), location.href)].join('\t'),
    );
    await navigator.clipboard.writeText(lines.join('\n'));
    setCopied(true);
  };
  return (
    <Show when={props.rows.length > 0}>
      <section aria-label={props.label} class="grid gap-1.5">
        <ul class="max-h-44 divide-y divide-rule overflow-y-auto rounded-control border border-rule">
          <For each={props.rows.slice(0, LISTED)}>
            {({ id, title, message }) => (
              <li class="px-2.5 py-1.5">
                <A
                  href={editorUrl(props.siteId, id)}
                  title={title}
                  class="block truncate rounded-[2px] font-serif text-row font-medium hover:underline"
                >
                  {title}
                </A>
                <span class="block text-label text-ink-3">{message}</span>
              </li>
            )}
          </For>
        </ul>
        <div class="flex items-center gap-3">
          <Button size="small" onClick={() => void copy()}>
            {copied() ? <Check size={14} strokeWidth={2} aria-hidden="true" /> : <Copy size={14} strokeWidth={1.75} aria-hidden="true" />}
            {copied() ? 'Copied' : 'Copy the list'}
          </Button>
          <Show when={props.total > Math.min(props.rows.length, LISTED)}>
            <span class="text-label text-ink-3">
              The first {formatCount(Math.min(props.rows.length, LISTED))} of {formatCount(props.total)}
            </span>
          </Show>
        </div>
      </section>
    </Show>
  );
}
