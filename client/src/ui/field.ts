/** What the boxes of a form have in common, beside TextField. */
export const fieldLabel = 'font-[550] text-ink';
export const fieldHint = 'text-label text-ink-3';
export const fieldError = 'text-label font-medium text-red';
export const fieldBox =
  'w-full rounded-control border border-edge bg-raise px-2.5 text-ink shadow-1 transition-colors duration-90 hover:border-ink-3 focus-visible:-outline-offset-1 focus-visible:border-pencil data-[invalid]:border-red aria-invalid:border-red disabled:cursor-not-allowed disabled:bg-well disabled:text-ink-3 touch:text-[1rem]';
