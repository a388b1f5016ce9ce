const HOME = '/sites';

/** Where to sign in, and to come back from. */
export const signInUrl = (from?: string) =>
  from && from !== '/' && from !== HOME ? `/sign-in?to=${encodeURIComponent(from)}` : '/sign-in';

/** The address to go on to after signing in. One that would lead off this server is not followed. */
export function landingUrl(to: string | string[] | undefined): string {
  if (typeof to !== 'string') return HOME;
  const url = URL.parse(to, location.origin);
  if (!to.startsWith('/') || url?.origin !== location.origin || url.pathname === '/sign-in') return HOME;
  return url.pathname + url.search + url.hash;
}
