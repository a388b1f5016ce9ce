import ChevronRight from 'lucide-solid/icons/chevron-right';
import type { JSX } from 'solid-js';

/** The other way to connect, for who has a password already or cannot approve in WordPress. Folded away until it is wanted. */
export const ConnectByHand = (props: { open?: boolean; children: JSX.Element }) => (
  <details open={props.open} class="group/hand border-t border-rule pt-3">
    <summary class="flex w-fit cursor-pointer list-none items-center gap-1 rounded-[2px] font-[550] text-ink-2 hover:text-ink touch:min-h-11 [&::-webkit-details-marker]:hidden">
      <ChevronRight size={14} strokeWidth={2} class="transition-transform duration-180 group-open/hand:rotate-90" />
      Paste an Application Password
    </summary>
    <div class="pt-3">{props.children}</div>
  </details>
);
