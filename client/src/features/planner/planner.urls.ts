import { withQuery } from '../../lib/query.ts';

export const keywordsUrl = (siteId: string, filter: { unclustered?: boolean; cluster?: string } = {}) =>
  withQuery(`/sites/${siteId}/keywords`, filter);
export const clustersUrl = (siteId: string) => `/sites/${siteId}/clusters`;
export const ideasUrl = (siteId: string, filter: { status?: string; cluster?: string } = {}) => withQuery(`/sites/${siteId}/ideas`, filter);
