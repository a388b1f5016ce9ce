import CircleAlert from 'lucide-solid/icons/circle-alert';
import CircleCheck from 'lucide-solid/icons/circle-check';
import type { JSX } from 'solid-js';

const tones = { red: 'bg-red-soft text-red', ochre: 'bg-ochre-soft text-ochre', green: 'bg-green-soft text-green' };

/** Says what happened, at the place where it did. One that comes with the page's work is announced. */
export function Notice(props: { tone: keyof typeof tones; children: JSX.Element }) {
  return (
    <div role={props.tone === 'red' ? 'alert' : 'status'} class={`flex gap-2.5 rounded-control px-3 py-2 ${tones[props.tone]}`}>
      <span class="mt-0.5 shrink-0">
        {props.tone === 'green' ? <CircleCheck size={16} strokeWidth={1.75} /> : <CircleAlert size={16} strokeWidth={1.75} />}
      </span>
      <div class="min-w-0 text-ink">{props.children}</div>
    </div>
  );
}
