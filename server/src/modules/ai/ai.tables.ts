import type { TablesOf } from '../../platform/db/tables.ts';
import type { AiRunEntity } from './run/ai-run.entity.ts';

export type AiTables = TablesOf<typeof AiRunEntity>;
