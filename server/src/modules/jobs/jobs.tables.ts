import type { TablesOf } from '../../platform/db/tables.ts';
import type { JobEntity, JobItemEntity } from './job/job.entity.ts';

export type JobsTables = TablesOf<typeof JobEntity | typeof JobItemEntity>;
