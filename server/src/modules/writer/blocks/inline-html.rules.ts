/**
 * Keeps the inline markup that a paragraph may hold, out of text that a model wrote: strong, em, code and links to http
 * addresses. Every other tag is dropped and its words stay; a tag that is not closed is closed.
 */
import { escapeAttribute, escapeText, Html } from './blocks.rules.ts';

const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)\/?>/gi;
const KEPT: Record<string, string> = { strong: 'strong', b: 'strong', em: 'em', i: 'em', code: 'code', a: 'a' };
const HREF = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
/** A character reference that is one already: it is not escaped twice. */
const REFERENCE = /&amp;(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});/gi;

export function inlineHtml(text: string): Html {
  const open: string[] = [];
  let out = '';
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    out += words(text.slice(from, match.index));
    from = match.index + match[0].length;
    out += tag(match, open);
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

function tag([, slash, rawName = '', attributes = '']: RegExpMatchArray, open: string[]): string {
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
  const quoted = HREF.exec(attributes);
  const address = (quoted?.[1] ?? quoted?.[2] ?? '').trim();
  if (!/^(https?:\/\/|\/(?!\/)|#)/i.test(address)) return '';
  open.push(name);
  return `<a href="${escapeAttribute(address).replace(REFERENCE, '&$1;')}">`;
}

const words = (text: string): string => escapeText(text.replace(/\s+/g, ' ')).replace(REFERENCE, '&$1;');
