/**
 * The whole way from keywords to WordPress, walked again and again by a program that asks as a good one does. What it is told is
 * done it writes down: that may not be gone afterwards. What it is told has failed it begins again, as often as it takes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, type Json, Refused } from '../fleet/client.ts';

/** What was answered as done. */
export interface Ledger {
  keywords: Set<string>;
  tasks: Set<string>;
  contents: Set<string>;
  edits: { contentId: string; html: string }[];
  jobs: Set<string>;
  rounds: number;
  imports: number;
}

export const emptyLedger = (): Ledger => ({
  keywords: new Set(),
  tasks: new Set(),
  contents: new Set(),
  edits: [],
  jobs: new Set(),
  rounds: 0,
  imports: 0,
});

/** Each is interrupted as often as its turn comes: more than this is no accident. */
const MOST_TRIES = 40;
const WAIT_MOST_MS = 2_000;
const LOOK_AGAIN = new Set(['CONFLICT', 'BAD_USER_INPUT']);
const EACH_ROUND = 4;
/** Of all rounds: they come to it at once when it has to be made in WordPress. */
const SHARED_TAG = 'Of every round';
const SAYS = ['repair', 'cleaning', 'storage', 'prices', 'lessons', 'history'];

export class Pipeline {
  readonly #client: Client;
  readonly #siteId: string;
  readonly #ledger: Ledger;

  constructor(client: Client, siteId: string, ledger: Ledger) {
    this.#client = client;
    this.#siteId = siteId;
    this.#ledger = ledger;
  }

  /** @param mark what its keywords are about, and no other round's. */
  async walk(mark: string): Promise<void> {
    const clusterIds = await this.#clusters(await this.#keywords(mark));
    const taskIds = await this.#tasks(await this.#ideas(clusterIds));
    const contentIds = await this.#drafts(taskIds);
    await this.#tag(contentIds, [SHARED_TAG, `About ${mark}`]);
    await this.#edit(contentIds[0] as string, `first of ${mark}`);
    await this.#publish(contentIds);
    await this.#edit(contentIds.at(-1) as string, `second of ${mark}`);
    await this.#publish(contentIds);
    this.#ledger.rounds += 1;
  }

  async import(full = false): Promise<void> {
    await this.#untilDone('import', async () => {
      const query = 'mutation ($id: ID!, $full: Boolean!) { importSite(siteId: $id, full: $full) { job { id } } }';
      const { importSite } = await this.#client.ok(query, { id: this.#siteId, full });
      return (await this.#settled(importSite.job.id)) ? true : undefined;
    });
    this.#ledger.imports += 1;
  }

  async #keywords(mark: string): Promise<string[]> {
    const keywords = SAYS.map((say, at) => ({ text: `${mark} ${say}`, volume: 1_000 - at, difficulty: 10 + at }));
    const { addKeywords } = await this.#client.ok(
      'mutation ($id: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $id, keywords: $keywords) { keywords { id } } }',
      { id: this.#siteId, keywords },
    );
    const ids: string[] = addKeywords.keywords.map(({ id }: Json) => id);
    for (const id of ids) this.#ledger.keywords.add(id);
    return ids;
  }

  #clusters(keywordIds: string[]): Promise<string[]> {
    return this.#untilDone('clusters', async () => {
      const { generateClusters } = await this.#client.ok(
        'mutation ($id: ID!, $ids: [ID!]) { generateClusters(siteId: $id, keywordIds: $ids, apply: true, useAi: false, regroup: true) { job { id } } }',
        { id: this.#siteId, ids: keywordIds },
      );
      if (!(await this.#settled(generateClusters.job.id))) return undefined;
      const query =
        'query ($id: ID!) { keywords(siteId: $id, first: 200, filter: { unclustered: false }) { nodes { id cluster { id } } } }';
      const { keywords } = await this.#client.ok(query, { id: this.#siteId });
      const mine = keywords.nodes.filter(({ id }: Json) => keywordIds.includes(id));
      const ids = [...new Set<string>(mine.map(({ cluster }: Json) => cluster.id))];
      return ids.length > 0 ? ids : undefined;
    });
  }

  #ideas(clusterIds: string[]): Promise<string[]> {
    return this.#untilDone('ideas', async () => {
      const { generateIdeas } = await this.#client.ok('mutation ($ids: [ID!]!) { generateIdeas(clusterIds: $ids) { job { id } } }', {
        ids: clusterIds,
      });
      await this.#settled(generateIdeas.job.id);
      const query = 'query ($id: ID!, $ids: [ID!]) { ideas(siteId: $id, first: 200, filter: { clusterIds: $ids }) { nodes { id } } }';
      const { ideas } = await this.#client.ok(query, { id: this.#siteId, ids: clusterIds });
      return ideas.nodes.length > 0 ? ideas.nodes.slice(0, EACH_ROUND).map(({ id }: Json) => id) : undefined;
    });
  }

  async #tasks(ideaIds: string[]): Promise<string[]> {
    const { createTasks } = await this.#client.ok('mutation ($ids: [ID!]) { createTasks(ideaIds: $ids) { tasks { id } } }', {
      ids: ideaIds,
    });
    const ids: string[] = createTasks.tasks.map(({ id }: Json) => id);
    for (const id of ids) this.#ledger.tasks.add(id);
    return ids;
  }

  #drafts(taskIds: string[]): Promise<string[]> {
    return this.#untilDone('drafts', async () => {
      const { completeTasks } = await this.#client.ok('mutation ($ids: [ID!]!) { completeTasks(taskIds: $ids) { job { id } } }', {
        ids: taskIds,
      });
      await this.#settled(completeTasks.job.id);
      const contents: string[] = [];
      for (const id of taskIds) {
        const { task } = await this.#client.ok('query ($id: ID!) { task(id: $id) { status content { id } } }', { id });
        if (task.status !== 'COMPLETED') return undefined;
        contents.push(task.content.id);
      }
      for (const id of contents) this.#ledger.contents.add(id);
      return contents;
    });
  }

  #tag(contentIds: string[], names: string[]): Promise<true> {
    return this.#untilDone<true>('tags', async () => {
      const query = 'query ($id: ID!) { taxonomyTerms(siteId: $id, first: 200, filter: { taxonomyTypes: [TAG] }) { nodes { id name } } }';
      const { taxonomyTerms } = await this.#client.ok(query, { id: this.#siteId });
      const ids: string[] = [];
      for (const name of names) {
        const found = taxonomyTerms.nodes.find((term: Json) => term.name === name);
        ids.push(found?.id ?? (await this.#makeTag(name)));
      }
      const assign =
        'mutation ($ids: [ID!]!, $terms: [ID!]!) { assignTaxonomyBatch(selection: { ids: $ids }, attachTermIds: $terms) { failed { id message } } }';
      const { assignTaxonomyBatch } = await this.#client.ok(assign, { ids: contentIds, terms: ids });
      this.#last = JSON.stringify(assignTaxonomyBatch.failed);
      return assignTaxonomyBatch.failed.length === 0 ? true : undefined;
    });
  }

  async #makeTag(name: string): Promise<string> {
    const make =
      'mutation ($id: ID!, $name: String!) { createTaxonomyTerm(siteId: $id, input: { name: $name, taxonomyType: TAG }) { term { id } } }';
    const { createTaxonomyTerm } = await this.#client.ok(make, { id: this.#siteId, name });
    return createTaxonomyTerm.term.id;
  }

  #edit(contentId: string, note: string): Promise<true> {
    return this.#untilDone<true>('edit', async () => {
      const query = 'query ($id: ID!) { contentItem(id: $id) { version contentHtml } }';
      const { contentItem } = await this.#client.ok(query, { id: contentId });
      // An edit whose answer was lost stands already.
      const html = contentItem.contentHtml.includes(note)
        ? contentItem.contentHtml
        : `${contentItem.contentHtml}\n<!-- wp:paragraph -->\n<p>${note}</p>\n<!-- /wp:paragraph -->`;
      if (html !== contentItem.contentHtml) {
        const save =
          'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { id } } }';
        await this.#client.ok(save, { id: contentId, version: contentItem.version, input: { contentHtml: html } });
      }
      this.#ledger.edits.push({ contentId, html });
      return true;
    });
  }

  #publish(contentIds: string[]): Promise<true> {
    return this.#untilDone<true>('publish', async () => {
      const { publishContent } = await this.#client.ok('mutation ($ids: [ID!]!) { publishContent(contentIds: $ids) { job { id } } }', {
        ids: contentIds,
      });
      const job = await this.#settled(publishContent.job.id);
      return job?.failed === 0 ? true : undefined;
    });
  }

  /** @returns the job where it came through. */
  async #settled(id: string): Promise<Json | undefined> {
    this.#ledger.jobs.add(id);
    const job = await this.#client.settled(id);
    this.#last = `${job.state}, ${job.failed} failed: ${job.message} ${JSON.stringify(job.items?.slice(0, 3))}`;
    return job.state === 'SUCCEEDED' ? job : undefined;
  }

  #last = '';

  async #untilDone<T>(what: string, work: () => Promise<T | undefined>): Promise<T> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const done = await work().catch((error) => {
        // It was done meanwhile, or another is at it: looked at again.
        if (!(error instanceof Refused && LOOK_AGAIN.has(error.code))) throw error;
        this.#last = error.message;
        return undefined;
      });
      if (done !== undefined) return done;
      await sleep(Math.min(100 * 2 ** tries, WAIT_MOST_MS));
    }
    throw new Error(`${what}: begun ${MOST_TRIES} times, and it did not come through. At last: ${this.#last}`);
  }
}
