/** The look of the round chips: dashed while unset, solid for a toggle, tinted when it holds something back. */
export const chip =
  'relative inline-flex h-7 shrink-0 items-center gap-1.25 rounded-full border px-2.25 font-medium whitespace-nowrap transition-colors duration-90 touch:h-9 touch:px-3';
/** Larger for a finger than it looks. */
export const chipTarget = 'relative touch:before:absolute touch:before:-inset-y-1 touch:before:inset-x-0';
export const unsetChip = 'border-dashed border-edge text-ink-2 hover:border-ink-3 hover:text-ink';
export const setChip = 'border-pencil-line bg-pencil-soft text-pencil-2';
