import { withQuery } from '../../lib/query.ts';
import { ideasUrl } from '../planner/planner.urls.ts';

export const tasksUrl = (siteId: string, filter: { status?: string; cluster?: string; failed?: boolean } = {}) =>
  withQuery(`/sites/${siteId}/tasks`, filter);
export const taskUrl = (siteId: string, taskId: string) => `/sites/${siteId}/tasks/${taskId}`;
/** A task without an idea is made in the Planner, where the clusters and their keywords are. */
export const newTaskUrl = (siteId: string) => withQuery(ideasUrl(siteId), { dialog: 'new-task' });
