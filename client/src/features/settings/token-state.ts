export function tokenState(
  token: { revokedAt: string | null; expiresAt: string | null },
  now = Date.now(),
): 'alive' | 'expired' | 'revoked' {
  if (token.revokedAt) return 'revoked';
  return token.expiresAt && Date.parse(token.expiresAt) <= now ? 'expired' : 'alive';
}

/** @returns the moment so many days from now; nothing for never. */
export const expiryOf = (days: string, now = Date.now()): string | null =>
  days === '' ? null : new Date(now + Number(days) * 86_400_000).toISOString();
