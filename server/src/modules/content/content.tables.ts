import type { TablesOf } from '../../platform/db/tables.ts';
import type { ContentEntity, ContentTermEntity } from './content/content.entity.ts';
import type { ContentRevisionEntity } from './revision/revision.entity.ts';

export type ContentTables = TablesOf<typeof ContentEntity | typeof ContentTermEntity | typeof ContentRevisionEntity>;
