/** What WordPress keeps, against what was sent: a publish is confirmed by this alone. */
import { type AppError, upstream } from '../../../platform/errors/app-error.ts';
import type { PostLink } from '../../content/index.ts';
import { gmt } from '../import/import.rules.ts';
import type { LivePost } from '../wordpress-post.ts';
import type { Delivery } from './delivery.ts';
import { differences, remarksOn, type SentPost } from './payload.rules.ts';

export const linkTo = ({ isTerm, id, link, status, modifiedGmt }: LivePost): PostLink =>
  isTerm
    ? { kind: 'term', externalId: id, externalUrl: link, wpStatus: null, wpModifiedAt: null }
    : { kind: 'post', externalId: id, externalUrl: link, wpStatus: status, wpModifiedAt: gmt(modifiedGmt) };

/** Other terms or another status than were sent: too much to call it published. Null where all is well. */
export function faultOf({ sent, stored }: Delivery): AppError | null {
  const { taxonomies, status } = differences(sent, stored);
  if (taxonomies.length > 0)
    return upstream(
      `The text is in WordPress, but it did not take the terms of ${taxonomies.join(', ')}: one of them may have been deleted there. Import the site, check the terms, and publish again.`,
      { reason: 'UNEXPECTED' },
    );
  if (status && !isBecauseOfItsDate(sent, stored))
    return upstream(
      `WordPress keeps the post as "${stored.status}" instead of "${sent.status}". A plugin or a missing right changes it; look at it there.`,
      { reason: 'UNEXPECTED' },
    );
  return null;
}

/** What was left out, and what WordPress keeps differently: told, not hidden. */
export const remarksOf = ({ sent, stored, warnings }: Delivery): string[] => [
  ...warnings,
  ...remarksOn(sent, stored),
  ...(sent.status !== 'future' && stored.status === 'future'
    ? ['Its date in WordPress is in the future: it is scheduled, and visitors will see it then.']
    : []),
];

/** WordPress itself makes one of the other, as the date wants it: its own clock may have struck since we looked. */
const isBecauseOfItsDate = (sent: SentPost, stored: LivePost): boolean =>
  [sent.status, stored.status].every((status) => status === 'publish' || status === 'future');
