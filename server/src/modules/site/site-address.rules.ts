import { badInput } from '../../platform/errors/app-error.ts';

/** The address of a site as it is stored: http or https, no credentials, query, fragment or final slash. */
export function siteAddress(text: string): string {
  const typed = text.trim();
  const wrong = (message: string) => badInput({ path: 'url', message });
  let url: URL;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  } catch {
    throw wrong('url is not an address. Give one like https://example.com.');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw wrong('url must begin with http:// or https://.');
  if (url.username || url.password) throw wrong('url must not hold a user name or password: they have fields of their own.');
  return url.origin + url.pathname.replace(/\/(wp-admin|wp-login\.php).*$/, '').replace(/\/+$/, '');
}
