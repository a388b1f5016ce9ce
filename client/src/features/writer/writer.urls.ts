import { withQuery } from '../../lib/query.ts';

export const tasksUrl = (siteId: string, filter: { status?: string; cluster?: string } = {}) => withQuery(`/sites/${siteId}/tasks`, filter);
