/** Where a page of WordPress says that its REST API is: in the header `Link: <...>; rel="https://api.w.org/"`, or in its head. */

const REL = 'https://api.w.org/';

export interface Page {
  /** After redirects. */
  url: string;
  headers: Record<string, string>;
  text: string;
}

/** @returns an address of http or https that ends in `/`; undefined where the page names none. */
export function restLinkIn(page: Page): string | undefined {
  const named = inHeader(page.headers.link ?? '') ?? inHead(page.text);
  const url = named === undefined ? null : URL.parse(named.replaceAll('&amp;', '&').replaceAll('&#038;', '&'), page.url);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username || url.password) return undefined;
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

function inHeader(header: string): string | undefined {
  for (const [, address, parameters = ''] of header.matchAll(/<([^>]*)>([^<]*)/g)) {
    if (new RegExp(`\\brel\\s*=\\s*"?${REL}"?`, 'i').test(parameters)) return address;
  }
  return undefined;
}

function inHead(html: string): string | undefined {
  for (const [tag] of html.matchAll(/<link\b[^>]*>/gi)) {
    if (attribute(tag, 'rel') === REL) return attribute(tag, 'href');
  }
  return undefined;
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i')
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined);
