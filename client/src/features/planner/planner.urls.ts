import { withQuery } from '../../lib/query.ts';

export const keywordsUrl = (siteId: string, filter: { unclustered?: boolean; cluster?: string } = {}) =>
  withQuery(`/sites/${siteId}/keywords`, filter);
export const clustersUrl = (siteId: string) => `/sites/${siteId}/clusters`;
export const ideasUrl = (siteId: string, filter: { status?: string; cluster?: string } = {}) => withQuery(`/sites/${siteId}/ideas`, filter);
/** Keywords that more than one thing aims at. */
export const cannibalizationUrl = (siteId: string) => `/sites/${siteId}/ideas/cannibalization`;
/** The list of ideas, with this one opened. */
export const ideaUrl = (siteId: string, ideaId: string, filter: { status?: string } = {}) =>
  withQuery(`/sites/${siteId}/ideas`, { ...filter, dialog: 'edit', idea: ideaId });
