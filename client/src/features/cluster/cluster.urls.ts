export const clusterUrl = (siteId: string, clusterId: string) => `/sites/${siteId}/clusters/${clusterId}`;
