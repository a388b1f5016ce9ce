export { FINISHED } from './job/finished.ts';
export { type Job, JobEntity, JobItemEntity, JobItemState, JobKind, JobState } from './job/job.entity.ts';
export { jobColumns, jobLoader } from './job/job.reads.ts';
export { JOB_CHANNEL, JobService, MAX_WAIT_SECONDS } from './job.service.ts';
export type { JobRun, Settled } from './job-run.ts';
export { handles, type JobHandler, type JobRegistration, JobRunner } from './job-runner.ts';
export type { JobsContext } from './jobs.context.ts';
export type { JobsTables } from './jobs.tables.ts';
