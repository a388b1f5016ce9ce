export const clusterUrl = (siteId: string, clusterId: string) => `/sites/${siteId}/clusters/${clusterId}`;

/** Where grouping is begun. Keywords that were chosen for it go along as the state of the step: `{ keywordIds }`. */
export const generateClustersUrl = (siteId: string) => `/sites/${siteId}/clusters?dialog=generate`;
export const clusterRunUrl = (siteId: string, runId: string) => `/sites/${siteId}/clusters/runs/${runId}`;
