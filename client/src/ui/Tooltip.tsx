import * as Tip from '@kobalte/core/tooltip';
import { type Component, createSignal, type JSX } from 'solid-js';

export interface TooltipProps {
  text: JSX.Element;
  /** What it explains: `(props) => <Button {...props}>…</Button>`, or anything that has a button or link in it. */
  // biome-ignore lint/suspicious/noExplicitAny: handed on whole to a button, which knows what it takes.
  children: Component<any> | JSX.Element;
}

/** Says more about a control, on hover and on focus. Never the only place where something is said. */
export function Tooltip(props: TooltipProps) {
  const [open, setOpen] = createSignal(false);
  // A component is a function that takes props; what JSX makes of an element may be a function too, which takes none.
  const around = () => typeof props.children === 'function' && props.children.length > 0;
  return (
    <Tip.Root open={open()} onOpenChange={setOpen} openDelay={400} closeDelay={60} gutter={5}>
      {around() ? (
        // biome-ignore lint/suspicious/noExplicitAny: see above.
        <Tip.Trigger as={props.children as Component<any>} />
      ) : (
        <Tip.Trigger as="span" class="inline-flex min-w-0" onFocusIn={() => setOpen(true)} onFocusOut={() => setOpen(false)}>
          {props.children as JSX.Element}
        </Tip.Trigger>
      )}
      <Tip.Portal>
        <Tip.Content class="z-70 max-w-72 animate-appear rounded-control bg-bar px-2 py-1 text-label text-on-bar shadow-2">
          {props.text}
        </Tip.Content>
      </Tip.Portal>
    </Tip.Root>
  );
}
