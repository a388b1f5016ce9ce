import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { badInput } from '../../../platform/errors/app-error.ts';
import { type Selected, selected } from '../batch/batch-selection.ts';
import { hasSuggestion } from './suggestion.reads.ts';

export interface SuggestionsToAccept {
  contentIds?: string[] | null | undefined;
  minConfidence?: number | null | undefined;
}

/**
 * The contents that are named, or those that are suggested a cluster with so much confidence, as they are now.
 * @throws BAD_USER_INPUT for neither, for both, and for a confidence that is none.
 */
export async function chosenSuggestions(
  db: Database,
  siteId: string,
  { contentIds, minConfidence }: SuggestionsToAccept,
): Promise<Selected> {
  if ((contentIds == null) === (minConfidence == null))
    throw badInput({ path: 'contentIds', message: 'Give either contentIds, or minConfidence.' });
  if (minConfidence == null) return selected({ ids: contentIds }, 'contentIds');
  if (!(minConfidence >= 0 && minConfidence <= 1))
    throw badInput({ path: 'minConfidence', message: 'minConfidence is a number from 0 to 1, as in 0.9.' });
  const { rows } = await sql<{ id: string }>`
    select content.id from cluster_suggestion join content on content.id = cluster_suggestion.content_id
    where cluster_suggestion.site_id = ${siteId} and cluster_suggestion.confidence >= ${minConfidence}::float8
      and content.deleted_at is null and ${hasSuggestion}`.execute(db.rows<object>());
  return { ids: rows.map(({ id }) => id), malformed: [] };
}
