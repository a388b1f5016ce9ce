/** What a person pasted as the address of a site: any page of it, its login or its dashboard, with a scheme or without. */
import { badInput } from '../../../platform/errors/app-error.ts';

/** Nobody's WordPress stands deeper than a few folders. */
const MOST_FOLDERS = 3;
/** Where WordPress's own pages begin: what stands before is its folder. */
const OWN_PAGES = /\/(wp-admin|wp-login\.php|wp-json|wp-content|wp-includes|xmlrpc\.php|index\.php)(\/.*)?$/;

/** @returns addresses to look at, https first. Only what was typed without https:// is looked for by http too. */
export function pastedAddresses(pasted: string): URL[] {
  const typed = pasted
    .trim()
    .replace(/^[<"'(]+|[>"')]+$/g, '')
    .trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed)?.[1]?.toLowerCase();
  const wrong = (message: string) => badInput({ path: 'url', message });
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') throw wrong('The address must begin with https:// or http://.');
  const rest = scheme === undefined ? typed.replace(/^\/\//, '') : typed.slice(scheme.length + 3);
  const url = URL.parse(`https://${rest}`);
  if (!url || url.hostname === '' || /\s/.test(typed)) throw wrong('That is not an address. Paste one like https://example.com.');
  if (url.username || url.password) throw wrong('The address must not hold a user name or password.');
  const secure = new URL(url.origin + url.pathname.replace(OWN_PAGES, '/').replace(/\/{2,}/g, '/'));
  if (scheme === 'https') return [secure];
  // By its own scheme: a port that is the usual one of http is left out there, not of https.
  const plain = new URL(`http://${rest}`);
  plain.search = '';
  plain.hash = '';
  plain.pathname = secure.pathname;
  return [secure, plain];
}

/** The folders that WordPress may stand in: that of the pasted page, and those above it. */
export function foldersOf({ origin, pathname }: URL): string[] {
  const parts = pathname.split('/').filter(Boolean).slice(0, MOST_FOLDERS);
  return Array.from({ length: parts.length + 1 }, (_, left) => [origin, ...parts.slice(0, parts.length - left)].join('/'));
}

/** The same site, whether or not `www.` stands before it, http or https. */
export function isSameSite(one: URL, other: URL): boolean {
  const bare = ({ hostname }: URL) => hostname.replace(/^www\./, '').replace(/\.$/, '');
  return bare(one) === bare(other) && isSamePort(one, other);
}

const isSamePort = (one: URL, other: URL): boolean => one.port === other.port;

/** The address of a site whose REST API was found there. */
export function siteOfRoot(root: string, home: string): string {
  const before = /^(.*?)\/(?:index\.php\/)?(?:wp-json\/|(?:index\.php)?\?rest_route=\/)$/.exec(root)?.[1];
  if (before !== undefined) return before;
  const named = URL.parse(home);
  const at = new URL(root);
  return named && named.hostname === at.hostname ? at.origin + named.pathname.replace(/\/+$/, '') : at.origin;
}
