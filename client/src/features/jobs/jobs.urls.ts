import { withQuery } from '../../lib/query.ts';

export const jobsUrl = (siteId: string) => `/sites/${siteId}/jobs`;
/** The list, with this one opened. */
export const jobUrl = (siteId: string, jobId: string) => withQuery(jobsUrl(siteId), { job: jobId });
