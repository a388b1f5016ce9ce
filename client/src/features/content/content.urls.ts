import { withQuery } from '../../lib/query.ts';

/** What the Content Manager is to show; a dialog is for the row. */
export interface ContentView {
  search?: string;
  status?: string;
  type?: string;
  source?: string;
  cluster?: string;
  needsCluster?: boolean;
  unpublishedChanges?: boolean;
  missing?: boolean;
  conflict?: boolean;
  deleted?: boolean;
  dialog?: 'publish' | 'cluster' | 'taxonomy';
  row?: string;
}

export const contentUrl = (siteId: string, view: ContentView = {}) => withQuery(`/sites/${siteId}/content`, view);
export const editorUrl = (siteId: string, contentId: string) => `/sites/${siteId}/content/${contentId}`;
/** Where a text that the Writer proposes is compared with the present one. */
export const proposalUrl = (siteId: string, contentId: string) =>
  withQuery(editorUrl(siteId, contentId), { revision: 'proposed', view: 'details' });
