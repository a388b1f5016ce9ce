export const jobsUrl = (siteId: string) => `/sites/${siteId}/jobs`;
