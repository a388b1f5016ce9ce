/** What batches ask of those who publish, and stand above: as a condition over a row of `content`. `app` wires it. */
import type { RawBuilder } from 'kysely';

export interface PublishingNow {
  /** Somebody is sending it to WordPress at this moment. */
  readonly isPublishing: RawBuilder<boolean>;
}
