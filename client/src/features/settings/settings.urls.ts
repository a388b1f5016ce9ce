import { withQuery } from '../../lib/query.ts';

export const accountUrl = () => '/account';
/** What holds for the whole installation: who is here, which AI writes, and what it is told. */
export const settingsUrl = (tab?: 'ai' | 'prompts' | 'people') => withQuery('/settings', tab && tab !== 'ai' ? { tab } : {});
