/**
 * What can be shown of a draft while a model is still writing it: HTML that only grows at its end. It is rendered as the
 * finished draft will be; of the block at work only what no further word can change.
 */
import type { DraftBrief } from '../draft-brief.ts';
import { type DraftAnswer, draftAnswer, renderDraft } from '../prompts/draft.prompt.ts';
import { readPartialJson } from './partial-json.rules.ts';

export interface LiveDraft {
  /** Null until it is whole. */
  title: string | null;
  html: string;
}

type Block = DraftAnswer['blocks'][number];

const blockSchema = draftAnswer.shape.blocks.element;

export function liveDraft(raw: string, brief: DraftBrief): LiveDraft {
  const answer = readPartialJson(raw) as { title?: unknown; blocks?: unknown } | undefined;
  if (typeof answer !== 'object' || answer === null) return { title: null, html: '' };
  const blocks = Array.isArray(answer.blocks) ? answer.blocks : [];
  // The title stands first: it is whole when something follows it.
  const title = typeof answer.title === 'string' && 'blocks' in answer ? answer.title.trim() : null;
  const closed = blocks.slice(0, -1).flatMap(fitting);
  const htmlWith = (last: Block[]) => renderDraft({ title: title ?? '', blocks: [...closed, ...last] }, brief).contentHtml;
  const atWork = showable(blocks.at(-1));
  if (atWork === undefined) return { title, html: htmlWith([]) };
  // Where one more letter would go is where the block at work is still open.
  const now = htmlWith(fitting(withLastText(atWork, settled)));
  const next = htmlWith(fitting(withLastText(atWork, (text) => `${settled(text)}x`)));
  return { title, html: commonPrefix(now, next) };
}

function fitting(block: unknown): Block[] {
  const fitted = blockSchema.safeParse(block);
  return fitted.success ? [fitted.data] : [];
}

/** As much of a block as fits and ends in a text: an entry whose second half is not there yet is left out. */
function showable(block: unknown): unknown {
  for (let candidate = block; candidate !== undefined; candidate = withoutLast(candidate)) {
    if (typeof lastOf(candidate) === 'string' && fitting(candidate).length > 0) return candidate;
  }
  return undefined;
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null;

function lastOf(value: unknown): unknown {
  return isHolder(value) ? lastOf(Object.values(value).at(-1)) : value;
}

/** Without its last text, and without what is empty then; undefined when nothing is left. */
function withoutLast(value: unknown): unknown {
  if (!isHolder(value)) return undefined;
  const entries = Object.entries(value);
  const [key, last] = entries.pop() ?? [];
  if (key === undefined) return undefined;
  const rest = withoutLast(last);
  if (rest !== undefined) entries.push([key, rest]);
  if (entries.length === 0) return undefined;
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

function withLastText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (!isHolder(value)) return value;
  const entries = Object.entries(value);
  const at = entries.length - 1;
  const changed = entries.map(([key, item], index): [string, unknown] => [key, index === at ? withLastText(item, change) : item]);
  return Array.isArray(value) ? changed.map(([, item]) => item) : Object.fromEntries(changed);
}

/** Text without what the next letters may still turn into something else: a tag, an entity, a gap, half a character. */
function settled(text: string): string {
  const whole = text
    .replace(/<[^<>]*$/, '')
    .replace(/\[[^\]]*$/, '')
    .replace(/&[#\w]{0,10}$/, '')
    .replace(/[\uD800-\uDBFF]$/, '');
  return whole.slice(0, lastClosed(whole)).trimEnd();
}

/** Up to the first inline tag that is still open. */
function lastClosed(text: string): number {
  const open: { name: string; at: number }[] = [];
  for (const { 1: slash, 2: name = '', index } of text.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^<>]*>/gi)) {
    if (/^(br|hr|img)$/i.test(name)) continue;
    if (!slash) open.push({ name, at: index });
    else if (open.at(-1)?.name === name) open.pop();
  }
  return open[0]?.at ?? text.length;
}

function commonPrefix(a: string, b: string): string {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}
