import type { TablesOf } from '../../platform/db/tables.ts';
import type { ContentBufferEntity } from './buffer/content-buffer.entity.ts';
import type { ImportConflictEntity } from './conflict/import-conflict.entity.ts';
import type { ContentEntity, ContentTermEntity } from './content/content.entity.ts';
import type { DriftEntity } from './drift/drift.entity.ts';
import type { ContentRevisionEntity } from './revision/revision.entity.ts';
import type { SavedViewEntity } from './saved-view/saved-view.entity.ts';
import type { ContentSearchEntity } from './search/content-search.entity.ts';
import type { ClusterSuggestionEntity } from './suggestion/cluster-suggestion.entity.ts';

export type ContentTables = TablesOf<
  | typeof ContentEntity
  | typeof ContentTermEntity
  | typeof ContentRevisionEntity
  | typeof ContentSearchEntity
  | typeof ContentBufferEntity
  | typeof ImportConflictEntity
  | typeof DriftEntity
  | typeof SavedViewEntity
  | typeof ClusterSuggestionEntity
>;
