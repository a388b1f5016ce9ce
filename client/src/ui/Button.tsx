import { createMemo, type JSX, Show, splitProps } from 'solid-js';

export interface ButtonLook {
  /** One primary in a view. Plain has a border; ghost has none; danger is for what destroys. */
  variant?: 'primary' | 'plain' | 'ghost' | 'danger';
  size?: 'normal' | 'small';
}

const variants: Record<NonNullable<ButtonLook['variant']>, string> = {
  primary: 'border-pencil bg-pencil text-on-pencil shadow-1 hover:bg-pencil-2 hover:border-pencil-2',
  plain: 'border-rule-2 bg-raise text-ink shadow-1 hover:border-edge',
  ghost: 'border-transparent text-ink-2 hover:bg-hover hover:text-ink active:bg-press',
  danger: 'border-rule-2 bg-raise text-red shadow-1 hover:border-red',
};

/** The look alone, for a link that acts as a button. */
export const buttonLook = ({ variant = 'plain', size = 'normal' }: ButtonLook = {}): string =>
  [
    'relative inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-control border font-[550]',
    'transition-colors duration-90 ease-out',
    'aria-disabled:cursor-default aria-disabled:opacity-70 disabled:cursor-not-allowed disabled:border-rule disabled:bg-well disabled:text-ink-3 disabled:shadow-none',
    size === 'small'
      ? 'h-6.5 px-2 text-label touch:h-8 touch:px-3 touch:before:absolute touch:before:-inset-1.5'
      : 'h-7.5 px-3 touch:h-11 touch:px-4',
    variants[variant],
  ].join(' ');

export interface ButtonProps extends ButtonLook, JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it says while its work runs; the width holds, and pressing again does nothing. */
  busy?: string | false | undefined;
}

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ['variant', 'size', 'busy', 'class', 'children', 'onClick']);
  // A press asks for it too, and what computes it belongs to the button.
  const busy = createMemo(() => own.busy);
  return (
    <button
      type="button"
      {...rest}
      class={`${buttonLook(own)} ${own.class ?? ''}`}
      aria-disabled={busy() ? true : undefined}
      onClick={(event) => {
        // A button that is disabled would lose the focus; one that is busy keeps it, and does nothing.
        if (busy()) event.preventDefault();
        else if (typeof own.onClick === 'function') own.onClick(event);
      }}
    >
      <span class="inline-flex items-center gap-1.5" classList={{ invisible: Boolean(busy()) }} aria-hidden={busy() ? true : undefined}>
        {own.children}
      </span>
      <Show when={busy()}>
        <span class="absolute inset-0 grid place-items-center px-1">{busy()}</span>
      </Show>
    </button>
  );
}
