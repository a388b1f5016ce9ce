import type { RequestContext } from '../../platform/graphql/context.ts';
import type { JobService } from './job.service.ts';

/** Subscriptions are declared outside any resolver instance, so the service comes with the request. */
export interface JobsContext extends RequestContext {
  jobs: JobService;
}
