import { createRenderEffect } from 'solid-js';
import { GAP } from '../lib/gaps.ts';
import { replaceTexts, safeBlocks } from '../lib/safe-html.ts';

export interface ProseProps {
  /** Nobody need have checked it. */
  html: string;
  /** How many letters at its end are new, where it is being written. */
  fresh?: number | undefined;
  /** Shows where the next word will stand. */
  caret?: boolean | undefined;
  /** Tints the blocks that the other text does not have. */
  against?: { html: string; as: 'before' | 'after' } | undefined;
}

/** A text as it will be read. Blocks that stay as they were are left alone: nothing jumps, and what is selected stays selected. */
export function Prose(props: ProseProps) {
  let shown: string[] = [];
  const render = (place: HTMLElement) => {
    const blocks = safeBlocks(props.html);
    if (props.against) tint(blocks, props.against);
    markFresh(blocks, props.fresh ?? 0);
    for (const block of blocks) markGaps(block);
    const next = blocks.map((block) => block.outerHTML);
    for (const [at, block] of blocks.entries()) {
      const there = place.children[at];
      if (!there) place.append(block);
      else if (shown[at] !== next[at]) there.replaceWith(block);
    }
    while (place.children.length > blocks.length) place.lastElementChild?.remove();
    shown = next;
  };
  return <div class="prose" data-caret={props.caret ? '' : undefined} ref={(place) => createRenderEffect(() => render(place))} />;
}

const wordsOf = (block: Element) => block.textContent?.replace(/\s+/g, ' ').trim() ?? '';

function tint(blocks: HTMLElement[], { html, as }: NonNullable<ProseProps['against']>): void {
  const others = new Set(safeBlocks(html).map(wordsOf));
  for (const block of blocks) if (wordsOf(block) !== '' && !others.has(wordsOf(block))) block.dataset.only = as;
}

function markGaps(block: HTMLElement): void {
  replaceTexts(block, (text) => {
    const parts: Node[] = [];
    let at = 0;
    for (const match of text.matchAll(GAP)) {
      const mark = document.createElement('mark');
      mark.className = 'gap';
      mark.textContent = match[0];
      parts.push(document.createTextNode(text.slice(at, match.index)), mark);
      at = match.index + match[0].length;
    }
    return at === 0 ? undefined : [...parts, document.createTextNode(text.slice(at))];
  });
}

/** From the last block back, as many letters as are new. */
function markFresh(blocks: HTMLElement[], fresh: number): void {
  let left = fresh;
  for (const block of blocks.toReversed()) {
    if (left <= 0) return;
    const length = block.textContent?.length ?? 0;
    const from = Math.max(0, length - left);
    left -= length;
    replaceTexts(block, (text, start) => {
      const cut = Math.max(0, from - start);
      if (cut >= text.length) return undefined;
      const span = document.createElement('span');
      span.className = 'fresh';
      span.textContent = text.slice(cut);
      return [document.createTextNode(text.slice(0, cut)), span];
    });
  }
}
