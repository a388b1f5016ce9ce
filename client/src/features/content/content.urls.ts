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
/** What was changed here and in WordPress, one after the other; with one of them opened. */
export const conflictsUrl = (siteId: string, contentId?: string) => withQuery(`/sites/${siteId}/conflicts`, { content: contentId });
/** What was changed in WordPress since it was last the same. */
export const driftUrl = (siteId: string) => `/sites/${siteId}/drift`;
/** Asks whether the live post is put back as it was before it was last published from here. */
export const undoPublishUrl = (siteId: string, contentId: string) =>
  withQuery(editorUrl(siteId, contentId), { dialog: 'undo-publish', view: 'details' });
/** Where a text that the Writer proposes is compared with the present one. */
export const proposalUrl = (siteId: string, contentId: string) =>
  withQuery(editorUrl(siteId, contentId), { revision: 'proposed', view: 'details' });
