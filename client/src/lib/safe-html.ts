/**
 * HTML that nobody has checked, as elements that may stand in this page. They are made anew, and only what is named here is
 * carried over: no script, no style, no form, nothing that asks another server for anything.
 */
import { parsedBody } from './parsed-body.ts';

const KEPT = new Set(
  (
    'p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr th td figure figcaption blockquote cite pre code hr ' +
    'div section details summary a strong b em i u s sub sup small mark span br abbr q kbd'
  ).split(' '),
);
/** Gone with all that is in them. */
const DROPPED = new Set(
  'script style template noscript object embed applet link meta base svg math form input button select textarea frame frameset'.split(' '),
);
const EMBEDDED: Record<string, string> = { img: 'Picture', picture: 'Picture', iframe: 'Embedded page', video: 'Video', audio: 'Sound' };
/** A comment or a tag that has not come to its end yet. */
const UNFINISHED = /<!--(?:(?!-->)[\s\S])*$|<[^<>]*$/;
const ATTRIBUTES: Record<string, readonly string[]> = { td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan', 'scope'], ol: ['start'] };

/** The blocks of a text, one element each. What stands between them alone becomes a paragraph. */
export function safeBlocks(html: string): HTMLElement[] {
  const body = parsedBody(`<body>${html.replace(UNFINISHED, '')}`);
  const blocks: HTMLElement[] = [];
  let loose: HTMLElement | undefined;
  for (const node of body.childNodes) {
    const made = rebuild(node);
    if (!made) continue;
    if (made instanceof HTMLElement && !INLINE.has(made.localName)) {
      loose = undefined;
      blocks.push(made);
    } else if (loose) loose.append(made);
    else if (made.textContent?.trim()) {
      loose = document.createElement('p');
      loose.append(made);
      blocks.push(loose);
    }
  }
  return blocks;
}

const INLINE = new Set('a strong b em i u s sub sup small mark span br abbr q kbd code cite'.split(' '));

function rebuild(node: Node): Node | undefined {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.nodeValue ?? '');
  if (node.nodeType !== Node.ELEMENT_NODE) return undefined;
  const from = node as Element;
  const name = from.localName;
  if (DROPPED.has(name)) return undefined;
  if (EMBEDDED[name]) return leftOut(`${EMBEDDED[name]}${from.getAttribute('alt') ? `: ${from.getAttribute('alt')}` : ''}`);
  const to = document.createElement(KEPT.has(name) ? name : 'span');
  for (const attribute of ATTRIBUTES[name] ?? []) {
    const value = from.getAttribute(attribute);
    if (value !== null) to.setAttribute(attribute, value);
  }
  const layout = [...from.classList].filter((each) => /^wp-block-[\w-]+$/.test(each));
  if (layout.length > 0) to.className = layout.join(' ');
  if (name === 'a') leadAway(to, from.getAttribute('href'));
  // What is folded away could not be read over.
  if (name === 'details') to.setAttribute('open', '');
  for (const child of from.childNodes) {
    const made = rebuild(child);
    if (made) to.append(made);
  }
  return to;
}

function leadAway(link: Element, href: string | null): void {
  const url = URL.parse(href ?? '');
  if (!url || !/^(https?|mailto):$/.test(url.protocol)) return;
  link.setAttribute('href', url.href);
  link.setAttribute('target', '_blank');
  link.setAttribute('rel', 'noopener noreferrer');
}

function leftOut(words: string): HTMLElement {
  const box = document.createElement('span');
  box.className = 'prose-left-out';
  box.textContent = words;
  return box;
}

/** Calls `change` for every text within, in order; it answers what to put in its place, or nothing to leave it. */
export function replaceTexts(root: Node, change: (text: string, from: number) => Node[] | undefined): void {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  let from = 0;
  for (const text of texts) {
    const made = change(text.data, from);
    from += text.data.length;
    if (made) text.replaceWith(...made);
  }
}
