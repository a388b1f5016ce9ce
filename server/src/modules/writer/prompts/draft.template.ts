/** The prompt for drafts as the settings show it: its own text, what may stand in it, and what would be sent for a task. */
import type { Database } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import type { AiSettingsService, PromptTemplate } from '../../ai/index.ts';
import { findDraftOrders } from '../draft-brief.reads.ts';
import type { DraftBrief } from '../draft-brief.ts';
import { DRAFT_PROMPT, DRAFT_SYSTEM, draftRequest } from './draft.prompt.ts';

export const DRAFT_TEMPLATE = 'draft';

const spoken = (constant: string): string => constant.replaceAll('_', ' ');

const VARIABLES: { name: string; description: string; value: (brief: DraftBrief) => string | null }[] = [
  { name: 'site', description: 'The name of the site.', value: (brief) => brief.siteName },
  { name: 'title', description: 'The working title.', value: (brief) => brief.title },
  {
    name: 'content_type',
    description: 'What it will be in WordPress: article, page, product or taxonomy.',
    value: (brief) => brief.contentType,
  },
  { name: 'structure', description: 'How it is built, as in "landing page".', value: (brief) => spoken(brief.structure) },
  { name: 'cluster', description: 'The name of the cluster.', value: (brief) => brief.clusterName },
  { name: 'primary_keyword', description: 'The keyword that it aims at.', value: (brief) => brief.primaryKeyword },
  { name: 'keywords', description: 'The other keywords, separated by commas.', value: (brief) => brief.keywords.join(', ') },
  { name: 'tone', description: 'How it should sound; empty where the task does not say.', value: (brief) => brief.tone },
  {
    name: 'country',
    description: 'The country it is for, as in US; empty where the task does not say.',
    value: (brief) => brief.targetCountry,
  },
  { name: 'language', description: 'Its language in English, as in German; empty where none is set.', value: (brief) => brief.language },
  { name: 'words', description: 'Its length in words; empty where none is set.', value: (brief) => brief.words?.toString() ?? null },
  { name: 'brief', description: "The task's brief.", value: (brief) => brief.brief },
];

export const draftValues = (brief: DraftBrief): Record<string, string | null> =>
  Object.fromEntries(VARIABLES.map(({ name, value }) => [name, value(brief)]));

export const draftTemplate = (db: Database, settings: AiSettingsService): PromptTemplate => ({
  name: DRAFT_TEMPLATE,
  description: 'Writes the draft of a task.',
  version: DRAFT_PROMPT,
  text: DRAFT_SYSTEM,
  variables: VARIABLES.map(({ name, description }) => ({ name, description })),
  example: async (actor, taskId) => {
    const order = (await findDraftOrders(db, [taskId], await settings.choice())).get(taskId);
    if (!order || !actor.reaches(order.siteId)) throw notFound('task', taskId);
    return { values: draftValues(order.brief), request: draftRequest(order.brief) };
  },
});
