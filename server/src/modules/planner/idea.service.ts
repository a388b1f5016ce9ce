/** Begins the proposing of ideas, and keeps what people decide about them. */
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { badInput, conflict, notFound } from '../../platform/errors/app-error.ts';
import type { JobService } from '../jobs/index.ts';
import { clustersByIds } from './cluster/cluster.reads.ts';
import { requireFit } from './content-structure.fault.ts';
import { IdeaEntity, IdeaStatus } from './idea/idea.entity.ts';
import type { UpdateIdeaInput } from './idea/idea.inputs.ts';
import { ideasByIds } from './idea/idea.reads.ts';
import { generateIdeasJob } from './jobs/generate-ideas.job.ts';

export class IdeaService {
  readonly #db: Database;
  readonly #jobs: JobService;

  constructor(db: Database, jobs: JobService) {
    this.#db = db;
    this.#jobs = jobs;
  }

  /** @returns the id of the job. */
  async generate(actor: Actor, clusterIds: string[]): Promise<string> {
    const ids = [...new Set(clusterIds)];
    const [first] = ids;
    if (first === undefined) throw badInput({ path: 'clusterIds', message: 'Name at least one cluster.' });
    const clusters = await clustersByIds(this.#db, ids);
    const reachable = new Map(clusters.filter((cluster) => actor.reaches(cluster.site_id)).map((cluster) => [cluster.id, cluster.site_id]));
    const missing = ids.find((id) => !reachable.has(id));
    if (missing !== undefined) throw notFound('cluster', missing);
    const siteId = reachable.get(first) as string;
    if (clusters.some((cluster) => cluster.site_id !== siteId))
      throw badInput({ path: 'clusterIds', message: 'The clusters must be of one site.' });
    return this.#db.unitOfWork((uow) => this.#jobs.begin(uow, siteId, generateIdeasJob, { clusterIds: ids }, ids.length));
  }

  async update(actor: Actor, id: string, input: UpdateIdeaInput): Promise<void> {
    await this.#db.unitOfWork(async ({ em }) => {
      const idea = await em.findOne(IdeaEntity, { id });
      if (!idea || !actor.reaches(idea.siteId)) throw notFound('idea', id);
      if (idea.status === IdeaStatus.QUEUED) throw conflict('This idea has a task already. Change the task instead.');
      idea.title = input.title?.trim() ?? idea.title;
      idea.contentType = input.contentType ?? idea.contentType;
      idea.contentStructure = input.contentStructure ?? idea.contentStructure;
      requireFit(idea.contentType, idea.contentStructure, 'contentStructure');
      if (input.brief !== undefined) idea.brief = input.brief;
      if (input.estimatedWords !== undefined) idea.estimatedWords = input.estimatedWords;
    });
  }

  async dismiss(actor: Actor, ids: string[]): Promise<void> {
    const ideas = await ideasByIds(this.#db, ids);
    const known = new Map(ideas.filter((idea) => actor.reaches(idea.site_id)).map((idea) => [idea.id, idea]));
    for (const id of ids) {
      const idea = known.get(id);
      if (!idea) throw notFound('idea', id);
      if (idea.status === IdeaStatus.QUEUED) throw conflict(`"${idea.title}" has a task already. Delete the task first.`);
    }
    await this.#db.unitOfWork(({ em }) =>
      em.nativeUpdate(IdeaEntity, { id: { $in: ids } }, { status: IdeaStatus.DISMISSED, updatedAt: new Date() }),
    );
  }
}
