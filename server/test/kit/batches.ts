/** Batches of content as a program calls them, over contents that are put straight into the database. */
import { newId } from '../../src/platform/db/ids.ts';
import type { Json, TestApi } from './api.ts';
import type { PlannerSeed } from './planner-seed.ts';

const RESULT = '{ updated undoToken failed { id code message } }';
const PREVIEW = `query ($siteId: ID!, $selection: ContentSelection!, $action: ContentBatchAction!) {
  contentBatchPreview(siteId: $siteId, selection: $selection, action: $action) {
    total changing unchanged failing reasons { code message count } failures { content { id } code message } } }`;

export interface BatchResult {
  updated: number;
  undoToken: string | null;
  failed: { id: string; code: string; message: string }[];
}

type Selection = { ids: string[] } | { matching: Json };
interface Action {
  kind: 'ASSIGN_CLUSTER' | 'ASSIGN_TAXONOMY' | 'DELETE' | 'RESTORE';
  clusterId?: string;
  attachTermIds?: string[];
  detachTermIds?: string[];
}

export class Batches {
  readonly #api: TestApi;
  readonly #seed: PlannerSeed;

  constructor(api: TestApi, seed: PlannerSeed) {
    this.#api = api;
    this.#seed = seed;
  }

  /** Imported articles, by their numbers. @returns their ids. */
  async contents(count: number, { title = 'Content', clusterId = null as string | null } = {}): Promise<string[]> {
    const ids = Array.from({ length: count }, () => newId());
    await this.#api.sql(
      `insert into content (id, site_id, sector_id, cluster_id, title, content_html, content_type, content_structure, source)
       select made.id, $2, coalesce((select sector_id from cluster where id = $4), $3), $4, $5 || ' ' || made.n, '<p>Words.</p>', 'article', 'imported_article', 'wordpress'
       from unnest($1::uuid[]) with ordinality as made(id, n)`,
      [ids, this.#seed.siteId, this.#seed.sectorId, clusterId, title],
    );
    return ids;
  }

  async term(name: string): Promise<string> {
    const { createTaxonomyTerm } = await this.#api.ok(
      'mutation ($siteId: ID!, $name: String!) { createTaxonomyTerm(siteId: $siteId, input: { name: $name, taxonomyType: CATEGORY }) { term { id } } }',
      { siteId: this.#seed.siteId, name },
    );
    return createTaxonomyTerm.term.id;
  }

  async preview(selection: Selection, action: Action): Promise<Json> {
    const variables = { siteId: this.#seed.siteId, selection, action };
    return (await this.#api.ok(PREVIEW, variables)).contentBatchPreview;
  }

  async act(selection: Selection, { kind, clusterId, attachTermIds = [], detachTermIds = [] }: Action): Promise<BatchResult> {
    if (kind === 'ASSIGN_CLUSTER') {
      const query = `mutation ($selection: ContentSelection!, $clusterId: ID!) { assignClusterBatch(selection: $selection, clusterId: $clusterId) ${RESULT} }`;
      return (await this.#api.ok(query, { selection, clusterId })).assignClusterBatch;
    }
    if (kind === 'ASSIGN_TAXONOMY') {
      const query = `mutation ($selection: ContentSelection!, $attach: [ID!]!, $detach: [ID!]!) {
        assignTaxonomyBatch(selection: $selection, attachTermIds: $attach, detachTermIds: $detach) ${RESULT} }`;
      return (await this.#api.ok(query, { selection, attach: attachTermIds, detach: detachTermIds })).assignTaxonomyBatch;
    }
    const name = kind === 'DELETE' ? 'deleteContent' : 'restoreContent';
    const query = `mutation ($ids: [ID!], $matching: ContentFilter, $siteId: ID) { ${name}(ids: $ids, matching: $matching, siteId: $siteId) ${RESULT} }`;
    return (await this.#api.ok(query, { ...selection, siteId: this.#seed.siteId }))[name];
  }

  async undo(token: string | null): Promise<Json> {
    return (await this.#api.ok('mutation ($token: ID!) { undo(token: $token) { summary restored failed { id code message } } }', { token }))
      .undo;
  }
}
