/**
 * Keeps the inline markup that a paragraph may hold, out of text that a model wrote: strong, em, code and links to http
 * addresses. Every other tag is dropped and its words stay; a tag that is not closed is closed.
 */
import { escapeText, Html, link } from './blocks.rules.ts';

const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)\/?>/gi;
const KEPT: Record<string, string> = { strong: 'strong', b: 'strong', em: 'em', i: 'em', code: 'code', a: 'a' };
const HREF = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
const LINK_OPEN = /^<a [^>]*>/;

export type LinkRule = (address: string) => boolean;

/** @param mayLink which addresses may be linked to; the words of other links stay. */
export function inlineHtml(text: string, mayLink: LinkRule = () => true): Html {
  const open: string[] = [];
  let out = '';
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    out += words(text.slice(from, match.index));
    from = match.index + match[0].length;
    out += tag(match, open, mayLink);
  }
  out += words(text.slice(from));
  return new Html(
    out +
      open
        .reverse()
        .map((name) => `</${name}>`)
        .join(''),
  );
}

function tag([, slash, rawName = '', attributes = '']: RegExpMatchArray, open: string[], mayLink: LinkRule): string {
  const name = KEPT[rawName.toLowerCase()];
  if (name === undefined) return rawName.toLowerCase() === 'br' ? ' ' : '';
  if (slash) {
    if (!open.includes(name)) return '';
    let closed = '';
    for (let top = open.pop(); top !== undefined; top = open.pop()) {
      closed += `</${top}>`;
      if (top === name) break;
    }
    return closed;
  }
  if (open.includes(name)) return '';
  if (name !== 'a') {
    open.push(name);
    return `<${name}>`;
  }
  const address = addressIn(attributes);
  if (address === null || !mayLink(address)) return '';
  open.push(name);
  return LINK_OPEN.exec(link('', address).source)?.[0] ?? '';
}

/** Every address that the text links to, as it is written there. */
export const addressesIn = (text: string): string[] =>
  [...text.matchAll(TOKEN)].flatMap(([, slash, name = '', attributes = '']) => {
    const address = !slash && name.toLowerCase() === 'a' ? addressIn(attributes) : null;
    return address === null ? [] : [address];
  });

function addressIn(attributes: string): string | null {
  const quoted = HREF.exec(attributes);
  const address = decoded((quoted?.[1] ?? quoted?.[2] ?? '').trim());
  return /^(https?:\/\/|\/(?!\/)|#)/i.test(address) ? address : null;
}

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  euro: '€',
  pound: '£',
  deg: '°',
  times: '×',
};

/** Character references as the characters they stand for, so that they are not escaped a second time. */
const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
  });

const words = (text: string): string => escapeText(decoded(text).replace(/[ \t\r\n\f]+/g, ' '));
