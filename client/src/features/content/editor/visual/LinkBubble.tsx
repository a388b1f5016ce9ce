import { createMemo, Show } from 'solid-js';
import { Button, buttonLook } from '../../../../ui/Button.tsx';
import type { Visual } from './create-visual.ts';
import { linkAt, removeLink } from './links.ts';
import { safeHref } from './safe.ts';

const WIDEST = 400;

/** Where the link at the caret leads, and what can be done about it. */
export function LinkBubble(props: { visual: Visual; onEdit: () => void }) {
  const found = createMemo(() => {
    props.visual.state();
    const { editor } = props.visual;
    const link = editor.state.selection.empty && editor.isActive('link') ? linkAt(editor) : undefined;
    if (!link) return undefined;
    const frame = editor.view.dom.getBoundingClientRect();
    const start = editor.view.coordsAtPos(link.from);
    const caret = editor.view.coordsAtPos(editor.state.selection.from);
    const left = Math.max(0, Math.min(start.left - frame.left, frame.width - WIDEST));
    return { ...link, style: { left: `${left}px`, top: `${caret.bottom - frame.top + 4}px` } };
  });
  const away = () => {
    const href = safeHref(found()?.href);
    return href && /^https?:/.test(href) ? href : undefined;
  };
  return (
    <Show when={found()}>
      {(link) => (
        <section
          aria-label="Link at the caret"
          style={link().style}
          class="absolute z-30 flex max-w-full items-center gap-1 rounded-card border border-rule bg-raise py-1 pr-1 pl-2.5 font-sans text-body shadow-2"
        >
          <span class="figures max-w-60 min-w-0 truncate text-ink-2" title={link().href}>
            {link().href || 'No address'}
          </span>
          <Show when={away()}>
            {(href) => (
              <a href={href()} target="_blank" rel="noreferrer" tabindex={-1} class={buttonLook({ size: 'small', variant: 'ghost' })}>
                Open
              </a>
            )}
          </Show>
          <Button size="small" variant="ghost" tabindex={-1} onMouseDown={(event) => event.preventDefault()} onClick={props.onEdit}>
            Change
          </Button>
          <Button
            size="small"
            variant="ghost"
            tabindex={-1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => removeLink(props.visual.editor)}
          >
            Remove
          </Button>
        </section>
      )}
    </Show>
  );
}
