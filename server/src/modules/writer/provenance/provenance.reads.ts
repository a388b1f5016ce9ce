import type { Database } from '../../../platform/db/database.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { AiTables } from '../../ai/index.ts';
import { AuthorKind, type ContentTables } from '../../content/index.ts';

/** The latest run that wrote the text of each content, by the id of the content; what is only proposed does not count. */
export const provenanceLoader = (db: Database) =>
  rowLoader((contentIds) =>
    db
      .rows<AiTables & ContentTables>()
      .selectFrom('content_revision as revision')
      .innerJoin('ai_run', 'ai_run.id', 'revision.author_id')
      .distinctOn('revision.content_id')
      .select([
        'revision.content_id as id',
        'ai_run.id as run_id',
        'ai_run.provider',
        'ai_run.model',
        'ai_run.prompt',
        'ai_run.input_tokens',
        'ai_run.output_tokens',
        'ai_run.cost',
        'ai_run.duration_ms',
        'ai_run.created_at',
      ])
      .where('revision.content_id', '=', anyOf(contentIds))
      .where('revision.author_kind', '=', AuthorKind.AI)
      .where('revision.proposed', '=', false)
      .orderBy('revision.content_id')
      .orderBy('revision.version', 'desc')
      .execute(),
  );
