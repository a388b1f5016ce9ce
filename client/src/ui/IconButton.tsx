import { type JSX, splitProps } from 'solid-js';

/** A button that is only an icon: its name is said, and shown on hover. */
export function IconButton(props: JSX.ButtonHTMLAttributes<HTMLButtonElement> & { name: string }) {
  const [own, rest] = splitProps(props, ['name', 'class']);
  return (
    <button
      type="button"
      aria-label={own.name}
      title={own.name}
      {...rest}
      class={`inline-grid size-6.5 shrink-0 place-items-center rounded-control text-ink-3 transition-colors duration-90 hover:bg-press hover:text-ink disabled:cursor-not-allowed disabled:bg-transparent disabled:text-ink-3 disabled:opacity-45 aria-disabled:opacity-45 touch:size-11 ${own.class ?? ''}`}
    />
  );
}
