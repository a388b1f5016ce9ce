/** A piece of a text as elements that may stand in this page, with the words tinted that the other side does not have. */
import { replaceTexts, safeBlocks } from '../../../../lib/safe-html.ts';
import { markTexts, type Span } from './word-marks.ts';

export interface RenderedPair {
  left: HTMLElement[];
  right: HTMLElement[];
  /** Whether a reader would see other words; else it is markup alone that differs. */
  wordsDiffer: boolean;
}

/** @param marks what the words that only one side has are put in, left and right: `del` and `ins`, or `mark` */
export function renderPair(left: string, right: string, marks: { left: string; right: string }): RenderedPair {
  const blocks = { left: safeBlocks(left), right: safeBlocks(right) };
  const texts = { left: textsOf(blocks.left), right: textsOf(blocks.right) };
  const marked = markTexts(texts.left, texts.right);
  mark(blocks.left, marked.left, marks.left);
  mark(blocks.right, marked.right, marks.right);
  const differs = (spans: Span[][]) => spans.some((text) => text.some((span) => span.differs && span.text.trim() !== ''));
  return { ...blocks, wordsDiffer: differs(marked.left) || differs(marked.right) };
}

function textsOf(blocks: HTMLElement[]): string[] {
  const texts: string[] = [];
  for (const block of blocks) replaceTexts(block, (text) => void texts.push(text));
  return texts;
}

function mark(blocks: HTMLElement[], marked: Span[][], tag: string): void {
  let at = 0;
  for (const block of blocks) {
    replaceTexts(block, () => {
      const spans = marked[at++];
      return spans?.some(({ differs }) => differs)
        ? spans.map((span) => (span.differs ? markOf(tag, span.text) : document.createTextNode(span.text)))
        : undefined;
    });
  }
}

function markOf(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
