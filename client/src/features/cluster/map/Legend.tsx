import type { JSX } from 'solid-js';

/** How the map is read. */
export const Legend = (props: { children: JSX.Element }) => (
  <div class="flex min-h-11 flex-none flex-wrap items-center gap-x-5 gap-y-1 border-t border-rule bg-sheet px-4 py-2 text-label text-ink-3 sm:px-5">
    <span class="inline-flex items-center gap-1.5">
      <svg width="32" height="18" aria-hidden="true">
        <circle cx="6" cy="12" r="4.5" class="fill-none stroke-edge" />
        <circle cx="22" cy="9" r="8" class="fill-none stroke-edge" />
      </svg>
      Size: searches a month
    </span>
    <span class="inline-flex items-center gap-1.5">
      <svg width="18" height="18" aria-hidden="true">
        <path d="M1 9A8 8 0 0 0 17 9Z" class="fill-pencil-line" />
        <circle cx="9" cy="9" r="8" class="fill-none stroke-edge" />
      </svg>
      Filled: share of the plan that is written
    </span>
    <span class="max-sm:hidden">Near: alike</span>
    {props.children}
  </div>
);
