/** The prompt for ideas as the settings show it: its own text, what may stand in it, and what would be sent for a task. */
import type { Database } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import type { PromptTemplate } from '../../ai/index.ts';
import { type ClusterToPlan, findClusterToPlan } from '../idea-plan.reads.ts';
import type { PlannerTables } from '../planner.tables.ts';
import { findTask } from '../task/task.reads.ts';
import { IDEAS_PROMPT, IDEAS_SYSTEM, ideasRequest } from './ideas.prompt.ts';

export const IDEAS_TEMPLATE = 'ideas';

export const ideasValues = ({ name, keywords }: ClusterToPlan): Record<string, string | null> => ({
  cluster: name,
  keyword_count: String(keywords.length),
});

export const ideasTemplate = (db: Database): PromptTemplate => ({
  name: IDEAS_TEMPLATE,
  description: 'Proposes pieces of content for a cluster.',
  version: IDEAS_PROMPT,
  text: IDEAS_SYSTEM,
  variables: [
    { name: 'cluster', description: 'The name of the cluster.' },
    { name: 'keyword_count', description: 'How many keywords it has.' },
  ],
  example: async (actor, taskId) => {
    const task = await findTask(db, taskId);
    if (!task || !actor.reaches(task.site_id)) throw notFound('task', taskId);
    const cluster = await findClusterToPlan(db.rows<PlannerTables>(), task.site_id, task.cluster_id);
    return { values: ideasValues(cluster), request: ideasRequest(cluster.name, cluster.keywords, cluster.takenTitles) };
  },
});
