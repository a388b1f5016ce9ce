/** Which content is being published: what the content module asks of this one. A lease that ran out was a process that was killed. */
import { sql } from 'kysely';
import type { PublishingNow } from '../../content/index.ts';
import { PublishState } from './publish-attempt.entity.ts';

export const publishingNow: PublishingNow = {
  isPublishing: sql<boolean>`exists (select from publish_attempt where publish_attempt.content_id = content.id
    and publish_attempt.state = ${sql.lit(PublishState.RUNNING)} and publish_attempt.lease_until > now())`,
};
