/** One-time links: made, found again by their secret, and used up. */
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { hashToken, newToken } from '../../../platform/crypto/tokens.ts';
import { AppError } from '../../../platform/errors/app-error.ts';
import type { Role } from '../user/user.entity.ts';
import { type LinkPurpose, type SignInLink, SignInLinkEntity } from './sign-in-link.entity.ts';

const DAY = 24 * 3600 * 1000;
const DAYS: Record<LinkPurpose, number> = { owner: 1, invitation: 7, password: 1 };

export interface NewLink {
  purpose: LinkPurpose;
  role: Role;
  email?: string | null;
  userId?: string;
  madeById?: string | null;
}

/** @returns the link's row, and its secret, which is kept nowhere. */
export function makeLink(em: EntityManager, facts: NewLink): { link: SignInLink; secret: string } {
  const secret = newToken('igny8_link');
  const link = em.create(SignInLinkEntity, {
    email: null,
    ...facts,
    tokenHash: hashToken(secret),
    expiresAt: new Date(Date.now() + DAYS[facts.purpose] * DAY),
  });
  return { link, secret };
}

/** The address that is handed on, at which the link is opened. */
export const linkUrl = (origin: string, secret: string): string => `${origin}/sign-in?link=${secret}`;

/**
 * @param lock holds it for this transaction, so that of two who use it at the same moment one comes too late
 * @throws UNAUTHENTICATED with the `reason` USED, EXPIRED or UNKNOWN, and what to do about it.
 */
export async function findLink(em: EntityManager, secret: string, { lock = false } = {}): Promise<SignInLink> {
  const link = await em.findOne(SignInLinkEntity, { tokenHash: hashToken(secret) }, lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {});
  if (!link) throw ended('UNKNOWN', 'This link opens nothing: it was withdrawn, replaced by a newer one, or not copied whole.', null);
  if (link.usedAt) throw ended('USED', 'This link was used already: it works once.', link.purpose);
  if (link.expiresAt.getTime() <= Date.now()) throw ended('EXPIRED', 'This link is too old.', link.purpose);
  return link;
}

const instead: Record<LinkPurpose, string> = {
  owner: 'Restart the program for a new one, or ask an owner for an invitation.',
  invitation: 'If the account is yours, sign in with it. If not, ask for a new invitation.',
  password: 'Sign in with the password that you have, or ask an owner for a new link.',
};

const ended = (reason: 'USED' | 'EXPIRED' | 'UNKNOWN', what: string, purpose: LinkPurpose | null) =>
  new AppError('UNAUTHENTICATED', `${what} ${purpose ? instead[purpose] : 'Ask whoever gave it to you for a new one.'}`, {
    reason,
    purpose,
  });
