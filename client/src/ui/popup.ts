const layer =
  'z-60 max-h-[min(24rem,var(--kb-popper-content-available-height,24rem))] animate-appear overflow-y-auto overscroll-contain rounded-card border border-rule bg-raise p-1 text-ink shadow-2 outline-none';

/** The look of everything that opens over the page at a control: menus, filters. */
export const popup = `${layer} min-w-44 max-w-[min(24rem,calc(100vw-1rem))]`;

/** As wide as the field that it belongs to. */
export const fieldPopup = `${layer} w-full`;

/** One line in it; the highlighted one is where the keys are. */
export const popupItem =
  'flex min-h-7.5 w-full items-center gap-2 rounded-control px-2 py-1 text-left text-ink outline-none select-none cursor-default data-[highlighted]:bg-pencil-soft data-[disabled]:text-ink-3 touch:min-h-11';
