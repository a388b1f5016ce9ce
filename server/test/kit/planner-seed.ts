/** A site whose clusters have all that can stand on one: keywords, ideas, tasks, content, a term, and a run that knows them. */
import { newId } from '../../src/platform/db/ids.ts';
import type { TestApi } from './api.ts';

export interface SeededCluster {
  id: string;
  keywordIds: string[];
}

export class PlannerSeed {
  readonly api: TestApi;
  readonly siteId: string;
  readonly sectorId: string;

  private constructor(api: TestApi, siteId: string, sectorId: string) {
    this.api = api;
    this.siteId = siteId;
    this.sectorId = sectorId;
  }

  static async site(api: TestApi, name: string): Promise<PlannerSeed> {
    const { createSite } = await api.ok(
      'mutation ($name: String!) { createSite(input: { name: $name, url: "https://example.test" }) { site { id defaultSector { id } } } }',
      { name },
    );
    return new PlannerSeed(api, createSite.site.id, createSite.site.defaultSector.id);
  }

  async sector(name: string): Promise<string> {
    const { createSector } = await this.api.ok(
      'mutation ($siteId: ID!, $name: String!) { createSector(siteId: $siteId, input: { name: $name }) { sector { id } } }',
      { siteId: this.siteId, name },
    );
    return createSector.sector.id;
  }

  /** @param keywords text and volume of each. */
  async keywords(keywords: [string, number | null][]): Promise<string[]> {
    const { addKeywords } = await this.api.ok(
      'mutation ($siteId: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $siteId, keywords: $keywords) { keywords { id text } } }',
      { siteId: this.siteId, keywords: keywords.map(([text, volume]) => ({ text, volume })) },
    );
    const ids = new Map(addKeywords.keywords.map((keyword: { id: string; text: string }) => [keyword.text, keyword.id]));
    return keywords.map(([text]) => ids.get(text) as string);
  }

  async cluster(name: string, keywords: [string, number | null][] = [], sectorId = this.sectorId): Promise<SeededCluster> {
    const { createCluster } = await this.api.ok(
      'mutation ($siteId: ID!, $input: CreateClusterInput!) { createCluster(siteId: $siteId, input: $input) { cluster { id } } }',
      { siteId: this.siteId, input: { name, sectorId } },
    );
    const id: string = createCluster.cluster.id;
    const keywordIds = keywords.length > 0 ? await this.keywords(keywords) : [];
    if (keywordIds.length > 0) await this.move(keywordIds, id);
    return { id, keywordIds };
  }

  /** As a run would have: with a score, and not by a person. */
  async move(keywordIds: string[], clusterId: string): Promise<void> {
    await this.api.sql(
      `update keyword set cluster_id = cluster.id, sector_id = cluster.sector_id, assigned_by = 'run', score = 0.1234567890123
       from cluster where keyword.id = any($1) and cluster.id = $2`,
      [keywordIds, clusterId],
    );
  }

  async idea(cluster: SeededCluster, title: string, { keyword = 0, status = 'new' } = {}): Promise<string> {
    const id = newId();
    await this.api.sql(
      `insert into idea (id, site_id, sector_id, cluster_id, primary_keyword_id, title, content_type, content_structure, status)
       select $1, site_id, sector_id, id, $2, $3, 'article', 'guide', $4 from cluster where id = $5`,
      [id, cluster.keywordIds[keyword], title, status, cluster.id],
    );
    await this.api.sql('insert into idea_keyword (site_id, idea_id, keyword_id) select site_id, $1, id from keyword where id = any($2)', [
      id,
      cluster.keywordIds,
    ]);
    return id;
  }

  async taskOf(ideaId: string): Promise<string> {
    const { createTasks } = await this.api.ok('mutation ($ids: [ID!]) { createTasks(ideaIds: $ids) { tasks { id } } }', { ids: [ideaId] });
    return createTasks.tasks[0].id;
  }

  async task(cluster: SeededCluster, title: string, { keyword = 0 } = {}): Promise<string> {
    const { createTasks } = await this.api.ok('mutation ($tasks: [CreateTaskInput!]) { createTasks(tasks: $tasks) { tasks { id } } }', {
      tasks: [
        {
          clusterId: cluster.id,
          contentType: 'ARTICLE',
          contentStructure: 'GUIDE',
          title,
          primaryKeywordId: cluster.keywordIds[keyword],
          keywordIds: cluster.keywordIds,
        },
      ],
    });
    return createTasks.tasks[0].id;
  }

  async content(taskId: string, title: string): Promise<{ id: string; version: number }> {
    const { completeTask } = await this.api.ok(
      'mutation ($id: ID!, $draft: DraftInput!) { completeTask(taskId: $id, draft: $draft) { content { id version } } }',
      { id: taskId, draft: { title, contentHtml: '<!-- wp:paragraph -->\n<p>Words.</p>\n<!-- /wp:paragraph -->' } },
    );
    return completeTask.content;
  }

  /** A term that stands for the cluster. */
  async term(clusterId: string, slug: string): Promise<void> {
    await this.api.sql(
      `insert into content_taxonomy (id, site_id, sector_id, cluster_id, name, slug, taxonomy_type)
       select $1, site_id, sector_id, id, $2, $2, 'cluster' from cluster where id = $3`,
      [newId(), slug, clusterId],
    );
  }

  /** A proposal of which one group goes to the cluster. */
  async run(cluster: SeededCluster): Promise<void> {
    const [job, run, group] = [newId(), newId(), newId()];
    const { siteId } = this;
    await this.api.sql(`insert into job (id, site_id, kind, state, payload) values ($1, $2, 'cluster_keywords', 'succeeded', '{}')`, [
      job,
      siteId,
    ]);
    await this.api.sql(
      `insert into cluster_run (id, site_id, sector_id, job_id, state) select $1, site_id, sector_id, $2, 'proposed' from cluster where id = $3`,
      [run, job, cluster.id],
    );
    await this.api.sql(
      `insert into cluster_run_group (id, site_id, run_id, level, cluster_id, joins, name, keywords, volume, cohesion)
       values ($1, $2, $3, 'standard', $4, true, 'A group', 1, 10, 0.1)`,
      [group, siteId, run, cluster.id],
    );
    await this.api.sql(
      `insert into cluster_run_keyword (run_id, keyword_id, site_id, standard_group_id, standard_score, reason)
       select $1, unnest($2::uuid[]), $3, $4, 0.3333333333333, '{"sharedWords": ["moka"], "closest": [], "byMeaning": true}'`,
      [run, cluster.keywordIds, siteId, group],
    );
  }

  /** A cluster with one of each. */
  async full(name: string, keywords: [string, number | null][], sectorId = this.sectorId): Promise<SeededCluster & { contentId: string }> {
    const cluster = await this.cluster(name, keywords, sectorId);
    await this.idea(cluster, `${name}: an idea`);
    await this.idea(cluster, `${name}: a dismissed idea`, { status: 'dismissed' });
    await this.task(cluster, `${name}: a task`);
    const content = await this.content(await this.taskOf(await this.idea(cluster, `${name}: written`)), `${name}: a post`);
    await this.term(cluster.id, name.toLowerCase().replaceAll(' ', '-'));
    await this.run(cluster);
    return { ...cluster, contentId: content.id };
  }
}
