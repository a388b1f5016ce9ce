export { type Job, JobEntity, JobItemEntity, JobItemState, JobKind, JobState } from './job/job.entity.ts';
export { jobColumns, toJob } from './job/job.reads.ts';
export { JobResolver } from './job/job.resolver.ts';
export { Job as JobType } from './job/job.type.ts';
export { JOB_CHANNEL, JobService, MAX_WAIT_SECONDS } from './job.service.ts';
export { type JobRun, type Settled } from './job-run.ts';
export { handles, type JobHandler, type JobRegistration, JobRunner } from './job-runner.ts';
export type { JobsTables } from './jobs.tables.ts';
export type { JobsContext } from './jobs.context.ts';
