/** A site's address as people say it: without scheme, `www.` and final slash. What is no address stays as it is. */
export function hostOf(url: string): string {
  return url
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/\/+$/, '');
}
