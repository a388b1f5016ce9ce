import type { TablesOf } from '../../../platform/db/tables.ts';
import type { PublishAttemptEntity } from './publish-attempt.entity.ts';

export type PublishAttemptTables = TablesOf<typeof PublishAttemptEntity>;
