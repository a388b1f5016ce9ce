import { withQuery } from '../../lib/query.ts';

export const accountUrl = () => '/account';
/** What holds for the whole installation: which AI writes, and what it is told. */
export const settingsUrl = (tab?: 'ai' | 'prompts') => withQuery('/settings', tab && tab !== 'ai' ? { tab } : {});
