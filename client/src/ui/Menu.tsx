import * as Dropdown from '@kobalte/core/dropdown-menu';
import { useNavigate } from '@solidjs/router';
import { type Component, For, type JSX, Show } from 'solid-js';
import { popup, popupItem } from './popup.ts';

export interface MenuItem {
  label: string;
  icon?: JSX.Element;
  onSelect?: () => void;
  /** Leads somewhere: a page of the dashboard, or another server's in a new tab. */
  href?: string | undefined;
  danger?: boolean;
  disabled?: boolean | undefined;
  /** A second line: what it does, or why it cannot be chosen. */
  description?: string | undefined;
  /** A line above it. */
  divided?: boolean;
}

export interface MenuProps {
  /** What opens it: `(props) => <Button {...props}>More</Button>`. */
  // biome-ignore lint/suspicious/noExplicitAny: handed on whole to a button, which knows what it takes.
  trigger: Component<any>;
  items: MenuItem[];
  /** Which side of the trigger it lines up with. */
  align?: 'start' | 'end';
  /** Where the focus goes when it closes, if not back to the trigger. */
  onClosed?: () => void;
}

export function Menu(props: MenuProps) {
  return (
    <Dropdown.Root modal={false} placement={props.align === 'end' ? 'bottom-end' : 'bottom-start'} gutter={4} fitViewport>
      <Dropdown.Trigger as={props.trigger} />
      <Dropdown.Portal>
        <Dropdown.Content
          class={popup}
          onCloseAutoFocus={(event) => {
            if (!props.onClosed) return;
            event.preventDefault();
            props.onClosed();
          }}
        >
          <For each={props.items}>{(item) => <Entry {...item} />}</For>
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

function Entry(props: MenuItem) {
  const navigate = useNavigate();
  const away = () => /^https?:/.test(props.href ?? '');
  const select = () => {
    props.onSelect?.();
    if (!props.href) return;
    if (away()) window.open(props.href, '_blank', 'noopener');
    else navigate(props.href);
  };
  return (
    <>
      <Show when={props.divided}>
        <Dropdown.Separator class="mx-2 my-1 border-rule" />
      </Show>
      <Dropdown.Item
        as={props.href && !props.disabled ? 'a' : 'div'}
        // Shown and copied as a link; followed by `select`, which the keys reach too.
        {...(props.href && !props.disabled ? { href: props.href } : {})}
        onClick={(event: MouseEvent) => event.preventDefault()}
        onSelect={select}
        textValue={props.label}
        disabled={props.disabled ?? false}
        class={`${popupItem} ${props.danger && !props.disabled ? 'text-red data-[highlighted]:bg-red-soft' : ''}`}
      >
        <Show when={props.icon}>
          <span class="shrink-0" classList={{ 'text-ink-3': !props.danger }}>
            {props.icon}
          </span>
        </Show>
        <span class="min-w-0 flex-1">
          <span class="block truncate">{props.label}</span>
          <Show when={props.description}>
            <span class="block text-label text-ink-3">{props.description}</span>
          </Show>
        </span>
      </Dropdown.Item>
    </>
  );
}
