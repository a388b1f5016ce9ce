/** What the ways to WordPress are told, what they give back, and what they refuse in the same words. */
import { type AppError, conflict } from '../../../platform/errors/app-error.ts';
import type { PublishableText } from '../../content/index.ts';
import type { TermRow } from '../../taxonomy/index.ts';
import type { LivePost } from '../wordpress-post.ts';
import type { SentPost } from './payload.rules.ts';

export interface PublishOrder {
  siteId: string;
  jobId: string;
  contentId: string;
  /** Also what was changed in WordPress since we last looked. */
  overwrite: boolean;
  /** Whether terms that WordPress lacks may be made there. */
  createTerms: boolean;
  /** Its post is missing: it is taken out of the trash, or made anew. */
  recreate: boolean;
  signal: AbortSignal;
}

export interface Parcel {
  order: PublishOrder;
  content: PublishableText;
  attemptId: string;
}

/** What was sent and what WordPress says that it stored, over what. */
export interface Delivery {
  sent: SentPost;
  stored: LivePost;
  before: LivePost | null;
  /** What was left out. */
  warnings: string[];
}

/** WordPress dates a change by the second: one of the very second of our last look is only seen when it has been replaced. */
export const REPLACED_UNSEEN =
  'It had been changed in WordPress at the same moment as we last looked, and that was replaced. What it had is kept with this publish: undo it to have that back.';

/** @param there as it lies in the trash; null where it is gone. */
export const missingFault = (id: number, there: LivePost | null): AppError =>
  conflict(
    there
      ? `Its post ${id} lies in the trash of WordPress. Choose: recreate it, which takes it out of the trash and publishes to it; or unlink it, to publish it as a new post.`
      : `Its post ${id} is gone from WordPress. Choose: recreate it, which makes it anew; or unlink it, to forget that it was there.`,
    { reason: 'MISSING' },
  );

/** @throws CONFLICT that names them, where none may be made. */
export function requireTerms(made: readonly TermRow[], createTerms: boolean): void {
  if (createTerms || made.length === 0) return;
  const names = made.map(({ name, taxonomy }) => `"${name}" (${taxonomy})`).join(', ');
  throw conflict(
    made.length === 1
      ? `WordPress lacks the term ${names}, and this publish was told to make none. Publish with createTerms: true, or take it off.`
      : `WordPress lacks the terms ${names}, and this publish was told to make none. Publish with createTerms: true, or take them off.`,
    { reason: 'TERMS_LACKING' },
  );
}
