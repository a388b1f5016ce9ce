import type { Database } from '../../../platform/db/database.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { AiTables } from '../ai.tables.ts';

/** The latest run that wrote each content, by the id of the content. */
export const contentRunLoader = (db: Database) =>
  rowLoader((ids) =>
    db
      .rows<AiTables>()
      .selectFrom('ai_run')
      .distinctOn('content_id')
      .select((eb) => [
        eb.ref('content_id').$notNull().as('id'),
        'provider',
        'model',
        'prompt',
        'input_tokens',
        'output_tokens',
        'cost',
        'duration_ms',
        'created_at',
      ])
      .where('content_id', '=', anyOf(ids))
      .orderBy('content_id')
      .orderBy('id', 'desc')
      .execute(),
  );
