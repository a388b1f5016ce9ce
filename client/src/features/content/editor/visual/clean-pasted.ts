/** Makes of pasted HTML what a person meant: Word's lists become lists, Google Docs' bold is bold, and nothing else comes along. */
import { parsedBody } from '../../../../lib/parsed-body.ts';

const UNWANTED =
  'script, style, meta, link, title, head, xml, noscript, template, object, embed, iframe, form, input, select, textarea, svg, math';
const FROM_WORD = /class="?Mso|xmlns:w=|urn:schemas-microsoft-com|mso-/i;

export function cleanPasted(html: string): string {
  const body = parsedBody(html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, ''));
  for (const element of body.querySelectorAll(UNWANTED)) element.remove();
  dropComments(body);
  if (FROM_WORD.test(html)) mendWord(body);
  for (const wrapper of body.querySelectorAll('b[id^="docs-internal-guid"]')) wrapper.replaceWith(...wrapper.childNodes);
  for (const element of body.querySelectorAll<HTMLElement>('span, font')) unwrapStyled(element);
  for (const element of body.querySelectorAll('*')) {
    // Google Docs puts a break between its blocks.
    if (element.localName === 'br' && element.className === 'Apple-interchange-newline') element.remove();
    for (const { name } of [...element.attributes]) if (!kept(element, name)) element.removeAttribute(name);
  }
  return body.innerHTML;
}

const kept = (element: Element, name: string): boolean =>
  name === 'data-pm-slice' ||
  name === 'data-kept' ||
  ({ a: ['href', 'title'], img: ['src', 'alt'], ol: ['start'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'], time: ['datetime'] }[
    element.localName
  ]?.includes(name) ??
    false);

function dropComments(root: Node): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
}

/** Bold and italic that are said by looks become elements; all other looks go. */
function unwrapStyled(element: HTMLElement): void {
  if (element.hasAttribute('data-kept')) return;
  const { fontWeight, fontStyle, textDecoration, verticalAlign } = element.style;
  const tags = [
    /^(?:bold|[6-9]00)/.test(fontWeight) && 'strong',
    fontStyle === 'italic' && 'em',
    /line-through/.test(textDecoration) && 's',
    verticalAlign === 'sub' && 'sub',
    verticalAlign === 'super' && 'sup',
  ].filter((tag) => tag !== false);
  let content: Node[] = [...element.childNodes];
  for (const tag of tags) {
    const around = document.createElement(tag);
    around.append(...content);
    content = [around];
  }
  element.replaceWith(...content);
}

/** Word says of each paragraph whether it is an item of a list, and at which level. */
function mendWord(body: HTMLElement): void {
  for (const odd of [...body.querySelectorAll('*')].filter((element) => element.localName.includes(':')))
    odd.replaceWith(...odd.childNodes);
  let open: { level: number; list: HTMLElement }[] = [];
  let last: Element | null = null;
  for (const paragraph of body.querySelectorAll('p')) {
    const level = Number(/mso-list:[^;]*level(\d+)/.exec(paragraph.getAttribute('style') ?? '')?.[1] ?? 0);
    if (level === 0) continue;
    if (!last || paragraph.previousElementSibling !== last) open = [];
    const marker = takeMarker(paragraph);
    open = open.filter((list) => list.level <= level);
    let current = open.at(-1);
    if (!current || current.level < level) {
      const list = document.createElement(/^\(?[\da-z]{1,4}[.)]/i.test(marker) ? 'ol' : 'ul');
      const inside = current?.list.lastElementChild;
      if (inside) inside.append(list);
      else paragraph.before(list);
      current = { level, list };
      open.push(current);
    }
    const item = document.createElement('li');
    item.append(...paragraph.childNodes);
    current.list.append(item);
    last = open[0]?.list ?? null;
    paragraph.remove();
  }
}

/** The bullet or number that Word has written out. */
function takeMarker(paragraph: HTMLElement): string {
  const ignored = [...paragraph.querySelectorAll<HTMLElement>('span')].find((span) =>
    /mso-list:\s*Ignore/i.test(span.getAttribute('style') ?? ''),
  );
  const text = ignored?.textContent?.trim() ?? '';
  ignored?.remove();
  return text;
}
