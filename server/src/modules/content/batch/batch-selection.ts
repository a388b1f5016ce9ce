/** Which contents a batch is for, and what each of them is to its action. */
import type { Kysely } from 'kysely';
import { isId } from '../../../platform/db/ids.ts';
import { anyOf } from '../../../platform/db/loader.ts';
import { badInput } from '../../../platform/errors/app-error.ts';
import { requireNoEmptyList } from '../../../platform/errors/empty-list.ts';
import type { TaxonomyTables } from '../../taxonomy/index.ts';
import { contentConditions } from '../content/content.filter.ts';
import type { ContentFilter } from '../content/content.inputs.ts';
import type { ContentTables } from '../content.tables.ts';
import type { BatchAction } from './batch-actions.ts';
import { ContentBatchKind } from './batch-kind.ts';

export type Selected =
  | { ids: string[]; malformed: string[]; matching?: never }
  | { matching: ContentFilter; ids?: never; malformed?: never };

export interface Selection {
  ids?: string[] | null | undefined;
  matching?: ContentFilter | null | undefined;
}

const MAX_IDS = 10_000;

/** @throws BAD_USER_INPUT for a selection that is empty, too long, or two in one. */
export function selected({ ids, matching }: Selection, path: string): Selected {
  if ((ids == null) === (matching == null)) throw badInput({ path, message: 'Give either ids, or matching.' });
  requireNoEmptyList(matching ?? {}, 'matching');
  if (matching) return { matching };
  const unique = [...new Set(ids?.map((id) => (isId(id) ? id.toLowerCase() : id)))];
  if (unique.length === 0) throw badInput({ path, message: 'Name at least one content.' });
  if (unique.length > MAX_IDS)
    throw badInput({ path, message: `At most ${MAX_IDS.toLocaleString('en')} ids in one call; for more, give matching.` });
  return { ids: unique.filter(isId), malformed: unique.filter((id) => !isId(id)) };
}

/** A row for each chosen content that is there: what stands in its way, and whether there is something to do. */
export function standings(
  rows: Kysely<ContentTables & TaxonomyTables>,
  siteId: string,
  { ids, matching }: Pick<Selected, 'ids' | 'matching'>,
  action: BatchAction,
) {
  const query = rows
    .selectFrom('content')
    .select(['content.id', action.fault.as('fault'), action.changes.as('changing')])
    .where('content.site_id', '=', siteId);
  if (ids) return query.where('content.id', '=', anyOf(ids));
  // What a filter leaves out where it does not say otherwise, deleted content, is what can be restored.
  const filter = action.kind === ContentBatchKind.RESTORE ? { ...matching, deleted: true } : (matching ?? {});
  return query.where((eb) => contentConditions(eb, filter));
}
