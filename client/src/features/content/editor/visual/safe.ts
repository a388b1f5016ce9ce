/** What of a text may act on this page while it is edited here. What is saved is never made from this. */
import type { Attributes } from '../blocks/index.ts';

const SAFE = /^(?:https?:|mailto:|tel:|[^:]*$|[/#?])/i;

export const safeHref = (href: unknown): string | undefined => {
  const address = String(href ?? '').replace(/[\s\p{Cc}]+/gu, '');
  return typeof href === 'string' && SAFE.test(address) ? href : undefined;
};

/** A language and a direction, a title, and colours. */
export function safeAttributes(attributes: Attributes | null): Record<string, string> {
  const safe: Record<string, string> = {};
  for (const [name, value] of attributes ?? []) {
    if (['lang', 'dir', 'title', 'datetime'].includes(name)) safe[name] = value;
    if (name !== 'style') continue;
    const colours = [...value.matchAll(/(?:^|;)\s*((?:background-)?color)\s*:\s*([#\w(),.\s%/]+?)\s*(?=;|$)/gi)];
    const harmless = colours.filter(([, , colour]) => !/url|var|expression/i.test(colour ?? ''));
    if (harmless.length > 0) safe.style = harmless.map(([, property, colour]) => `${property}: ${colour}`).join('; ');
  }
  return safe;
}

/** Where a picture is fetched from: relative addresses are the site's. */
export function pictureAddress(src: unknown, siteUrl: string): string | undefined {
  const url = URL.parse(String(src ?? ''), siteUrl);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** The address of a picture that was pasted: only one that others can see too. */
export const safeSource = (src: string | null | undefined): string | undefined =>
  /^https?:\/\//i.test(src ?? '') ? (src ?? undefined) : undefined;
