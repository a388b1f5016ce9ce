import type { TablesOf } from '../../platform/db/tables.ts';
import type { DraftChunkEntity } from './live/draft-chunk.entity.ts';

export type WriterTables = TablesOf<typeof DraftChunkEntity>;
