/**
 * Makes tasks from ideas or by hand, changes and deletes queued ones. Many tasks are a handful of statements, in one
 * transaction. An idea has at most one task: asked again, it answers that one.
 */
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { newId } from '../../platform/db/ids.ts';
import { anyOf } from '../../platform/db/loader.ts';
import { badInput, conflict, type FieldError, notFound } from '../../platform/errors/app-error.ts';
import type { TaxonomyTables } from '../taxonomy/index.ts';
import type { ContentCoverage } from './content-coverage.port.ts';
import { requireFit, structureFault } from './content-structure.fault.ts';
import type { PlannerTables } from './planner.tables.ts';
import { TaskEntity, TaskStatus } from './task/task.entity.ts';
import type { CreateTaskInput, TaskDefaults, UpdateTaskInput } from './task/task.inputs.ts';
import { tasksByIds } from './task/task.reads.ts';

const MAX_AT_ONCE = 1_000;

type Tables = PlannerTables & TaxonomyTables;

interface NewTask extends Omit<CreateTaskInput, 'primaryKeywordId'> {
  primaryKeywordId: string | null;
  siteId: string;
  sectorId: string;
  ideaId: string | null;
  allKeywordIds: string[];
}

interface CoveredIdea {
  id: string;
  site_id: string;
  sector_id: string;
  cluster_id: string;
  title: string;
  covered_by_content_id: string | null;
}

export class TaskService {
  readonly #db: Database;
  readonly #coverage: ContentCoverage;

  constructor(db: Database, coverage: ContentCoverage) {
    this.#db = db;
    this.#coverage = coverage;
  }

  /**
   * @returns the tasks' ids in the order of the ideas.
   * @throws CONFLICT where content that is to be updated has a task already.
   */
  async createFromIdeas(actor: Actor, ideaIds: string[], { tone, targetCountry, existing: choice }: TaskDefaults): Promise<string[]> {
    requireCount(ideaIds.length, 'ideaIds');
    return this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<Tables>();
      // Locked, so that two calls for one idea end in one task.
      const ideas = await rows.selectFrom('idea').selectAll().where('id', '=', anyOf(ideaIds)).orderBy('id').forUpdate().execute();
      const known = new Map(ideas.filter((idea) => actor.reaches(idea.site_id)).map((idea) => [idea.id, idea]));
      const missing = ideaIds.find((id) => !known.has(id));
      if (missing !== undefined) throw notFound('idea', missing);
      const existing = await rows.selectFrom('task').select(['id', 'idea_id']).where('idea_id', '=', anyOf(ideaIds)).execute();
      const taskOf = new Map(existing.map((task) => [task.idea_id, task.id]));
      const keywords = Map.groupBy(
        await rows.selectFrom('idea_keyword').select(['idea_id', 'keyword_id']).where('idea_id', '=', anyOf(ideaIds)).execute(),
        (row) => row.idea_id,
      );
      const fresh = [...known.values()].filter((idea) => !taskOf.has(idea.id));
      const made = await insertTasks(
        uow,
        fresh.map((idea) => ({
          siteId: idea.site_id,
          sectorId: idea.sector_id,
          clusterId: idea.cluster_id,
          ideaId: idea.id,
          title: idea.title,
          brief: idea.brief,
          contentType: idea.content_type,
          contentStructure: idea.content_structure,
          primaryKeywordId: idea.primary_keyword_id,
          allKeywordIds: keywords.get(idea.id)?.map((row) => row.keyword_id) ?? [],
          words: idea.estimated_words,
          tone,
          targetCountry,
        })),
      );
      for (const [at, idea] of fresh.entries()) taskOf.set(idea.id, made[at] as string);
      if (choice === 'update') await this.#updateCovered(uow, fresh, taskOf);
      if (fresh.length > 0) {
        await rows
          .updateTable('idea')
          .set({ status: 'queued', updated_at: sql<string>`now()` })
          .where('id', '=', anyOf(fresh.map((idea) => idea.id)))
          .execute();
      }
      return ideaIds.map((id) => taskOf.get(id) as string);
    });
  }

  /** All or none: one wrong task refuses the call, and every fault is named. */
  async create(actor: Actor, inputs: CreateTaskInput[], { tone, targetCountry, existing }: TaskDefaults): Promise<string[]> {
    requireCount(inputs.length, 'tasks');
    if (existing === 'update')
      throw badInput({ path: 'existing', message: 'UPDATE is for ideas that existing content covers: give ideaIds.' });
    return this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<Tables>();
      const clusters = await byId(
        rows
          .selectFrom('cluster')
          .select(['id', 'site_id', 'sector_id'])
          .where('id', '=', anyOf(inputs.map((t) => t.clusterId))),
      );
      const keywords = await byId(
        rows
          .selectFrom('keyword')
          .select(['id', 'site_id', 'text'])
          .where('id', '=', anyOf(inputs.flatMap((t) => [t.primaryKeywordId, ...(t.keywordIds ?? [])]))),
      );
      const terms = await byId(
        rows
          .selectFrom('content_taxonomy')
          .select(['id', 'site_id'])
          .where('id', '=', anyOf(inputs.flatMap((t) => t.taxonomyTermId ?? []))),
      );
      const faults: FieldError[] = [];
      const tasks = inputs.map((input, at): NewTask => {
        const cluster = clusters.get(input.clusterId);
        const fault = (field: string, message: string) => faults.push({ path: `tasks.${at}.${field}`, message });
        const siteId = cluster?.site_id ?? '';
        if (!cluster || !actor.reaches(siteId)) fault('clusterId', `There is no cluster with the id ${input.clusterId}.`);
        const keywordIds = [...new Set([input.primaryKeywordId, ...(input.keywordIds ?? [])])];
        for (const id of keywordIds) {
          if (keywords.get(id)?.site_id !== siteId)
            fault(
              id === input.primaryKeywordId ? 'primaryKeywordId' : 'keywordIds',
              `The site of this cluster has no keyword with the id ${id}.`,
            );
        }
        if (input.taxonomyTermId && terms.get(input.taxonomyTermId)?.site_id !== siteId)
          fault('taxonomyTermId', `The site of this cluster has no term with the id ${input.taxonomyTermId}.`);
        faults.push(
          ...[structureFault(input.contentType, input.contentStructure, `tasks.${at}.contentStructure`)].filter((f) => f !== null),
        );
        return {
          ...input,
          tone: input.tone ?? tone,
          targetCountry: input.targetCountry ?? targetCountry,
          siteId,
          sectorId: cluster?.sector_id ?? '',
          ideaId: null,
          title: input.title?.trim() || (keywords.get(input.primaryKeywordId)?.text ?? ''),
          allKeywordIds: keywordIds,
        };
      });
      if (faults.length > 0) throw badInput(faults);
      return insertTasks(uow, tasks);
    });
  }

  async update(actor: Actor, id: string, input: UpdateTaskInput): Promise<void> {
    await this.#db.unitOfWork(async ({ em }) => {
      const task = await em.findOne(TaskEntity, { id });
      if (!task || !actor.reaches(task.siteId)) throw notFound('task', id);
      if (task.status === TaskStatus.COMPLETED) throw conflict('This task is completed. Edit its content instead.');
      task.title = input.title?.trim() ?? task.title;
      task.contentType = input.contentType ?? task.contentType;
      task.contentStructure = input.contentStructure ?? task.contentStructure;
      requireFit(task.contentType, task.contentStructure, 'contentStructure');
      if (input.tone !== undefined) task.tone = input.tone;
      if (input.targetCountry !== undefined) task.targetCountry = input.targetCountry;
      if (input.brief !== undefined) task.brief = input.brief;
      if (input.model !== undefined) task.model = input.model;
      if (input.temperature !== undefined) task.temperature = input.temperature;
      if (input.language !== undefined) task.language = input.language;
      if (input.words !== undefined) task.words = input.words;
    });
  }

  /** @returns how many are gone. Ideas they came from are new again. */
  async delete(actor: Actor, ids: string[]): Promise<number> {
    return this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<Tables>();
      const tasks = await rows
        .selectFrom('task')
        .select(['id', 'site_id', 'status', 'title', 'idea_id'])
        .where('id', '=', anyOf(ids))
        .forUpdate()
        .execute();
      const known = new Map(tasks.filter((task) => actor.reaches(task.site_id)).map((task) => [task.id, task]));
      for (const id of ids) {
        const task = known.get(id);
        if (!task) throw notFound('task', id);
        if (task.status === TaskStatus.COMPLETED)
          throw conflict(`"${task.title}" is completed, and its content refers to it. Only queued tasks can be deleted.`);
      }
      await this.#coverage.release(uow, ids);
      const gone = await rows.deleteFrom('task').where('id', '=', anyOf(ids)).executeTakeFirst();
      const ideaIds = tasks.flatMap((task) => task.idea_id ?? []);
      await rows.updateTable('idea').set({ status: 'new', updated_at: sql<string>`now()` }).where('id', '=', anyOf(ideaIds)).execute();
      return Number(gone.numDeletedRows);
    });
  }

  async #updateCovered(uow: UnitOfWork, ideas: CoveredIdea[], taskOf: Map<string | null, string>): Promise<void> {
    const covered = ideas.flatMap((idea) => (idea.covered_by_content_id ? [{ ...idea, contentId: idea.covered_by_content_id }] : []));
    for (const [siteId, of] of Map.groupBy(covered, (idea) => idea.site_id)) {
      await this.#coverage.assign(
        uow,
        siteId,
        of.map((idea) => ({
          contentId: idea.contentId,
          taskId: taskOf.get(idea.id) as string,
          ideaTitle: idea.title,
          clusterId: idea.cluster_id,
          sectorId: idea.sector_id,
        })),
      );
    }
  }

  /** The tasks of some ids, in that order. */
  async inOrder(ids: string[]) {
    const byTask = new Map((await tasksByIds(this.#db, ids)).map((task) => [task.id, task]));
    return ids.flatMap((id) => byTask.get(id) ?? []);
  }
}

function requireCount(count: number, path: string): void {
  if (count === 0) throw badInput({ path, message: 'Name at least one.' });
  if (count > MAX_AT_ONCE) throw badInput({ path, message: `At most ${MAX_AT_ONCE} in one call.` });
}

async function byId<Row extends { id: string }>(query: { execute(): Promise<Row[]> }): Promise<Map<string, Row>> {
  return new Map((await query.execute()).map((row) => [row.id, row]));
}

/** Two statements for any number: the rows go in as one JSON parameter each. */
async function insertTasks(uow: UnitOfWork, tasks: NewTask[]): Promise<string[]> {
  if (tasks.length === 0) return [];
  const withIds = tasks.map((task) => ({ ...task, id: newId() }));
  const rows = uow.rows<Tables>();
  const values = withIds.map((task) => ({
    id: task.id,
    site_id: task.siteId,
    sector_id: task.sectorId,
    cluster_id: task.clusterId,
    idea_id: task.ideaId,
    taxonomy_term_id: task.taxonomyTermId ?? null,
    primary_keyword_id: task.primaryKeywordId,
    title: task.title ?? '',
    content_type: task.contentType,
    content_structure: task.contentStructure,
    tone: task.tone ?? null,
    target_country: task.targetCountry ?? null,
    brief: task.brief ?? null,
    model: task.model ?? null,
    temperature: task.temperature ?? null,
    language: task.language ?? null,
    words: task.words ?? null,
  }));
  await sql`
    insert into task (id, site_id, sector_id, cluster_id, idea_id, taxonomy_term_id, primary_keyword_id, title, content_type, content_structure,
      tone, target_country, brief, model, temperature, language, words)
    select id, site_id, sector_id, cluster_id, idea_id, taxonomy_term_id, primary_keyword_id, title, content_type, content_structure,
      tone, target_country, brief, model, temperature, language, words
    from jsonb_populate_recordset(null::task, ${JSON.stringify(values)}::jsonb)`.execute(rows);
  const pairs = withIds.flatMap((task) =>
    task.allKeywordIds.map((keywordId) => ({ site_id: task.siteId, task_id: task.id, keyword_id: keywordId })),
  );
  await sql`
    insert into task_keyword (site_id, task_id, keyword_id)
    select site_id, task_id, keyword_id from jsonb_populate_recordset(null::task_keyword, ${JSON.stringify(pairs)}::jsonb)`.execute(rows);
  return withIds.map((task) => task.id);
}
