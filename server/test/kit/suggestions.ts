/** A coffee site with clusters and imported contents that nobody has sorted; and what a program asks about suggestions. */
import { newId } from '../../src/platform/db/ids.ts';
import type { Json, TestApi } from './api.ts';
import type { BatchResult } from './batches.ts';
import { PlannerSeed, type SeededCluster } from './planner-seed.ts';

const CLUSTERS = {
  'Moka pots':
    'moka pot, clean a moka pot, moka pot grind size, best moka pot, moka pot coffee recipe, moka pot gasket, moka pot size, induction moka pot',
  'Cold brew':
    'cold brew coffee, cold brew ratio, how to make cold brew, cold brew maker, cold brew steep time, cold brew concentrate, nitro cold brew',
  'Coffee grinders':
    'coffee grinder, burr grinder, best coffee grinder, manual coffee grinder, clean a coffee grinder, grinder burrs, quiet coffee grinder, blade grinder',
  'Milk steaming':
    'steam milk, how to steam milk, milk frother, latte art milk, microfoam, oat milk steaming, steam wand, froth milk at home',
};
export type CoffeeCluster = keyof typeof CLUSTERS;

/** What belongs where; the last belong nowhere. */
const CONTENTS: [title: string, text: string, cluster: CoffeeCluster | null][] = [
  [
    'How to clean a moka pot without ruining it',
    'Take the moka pot apart, rinse the gasket and the filter, and never use soap.',
    'Moka pots',
  ],
  ['Which moka pot size do you need?', 'A three cup moka pot makes one mug of coffee. Sizes are in espresso cups.', 'Moka pots'],
  ['Cold brew steep time: 12 or 18 hours?', 'Cold brew steeps slowly. We tasted each ratio of cold brew concentrate.', 'Cold brew'],
  ['The best ratio for cold brew coffee', 'Make cold brew with one part coffee to eight parts water.', 'Cold brew'],
  ['Burr grinder or blade grinder?', 'A burr grinder cuts coffee evenly; a blade grinder chops it.', 'Coffee grinders'],
  ['How to steam milk for latte art', 'Hold the steam wand near the surface until the milk is microfoam.', 'Milk steaming'],
  ['Our opening hours at Christmas', 'The shop is closed on the 25th and opens again on the 27th.', null],
  ['Privacy policy', 'We keep your address to send you parcels, and tell nobody.', null],
];

const ROW = 'id title cluster { id } sector { id } suggestedCluster { confidence cluster { id name } }';

export class SuggestionSite {
  readonly seed: PlannerSeed;
  readonly clusters: Record<CoffeeCluster, SeededCluster>;
  readonly #api: TestApi;

  private constructor(api: TestApi, seed: PlannerSeed, clusters: Record<CoffeeCluster, SeededCluster>) {
    this.#api = api;
    this.seed = seed;
    this.clusters = clusters;
  }

  static async make(api: TestApi, name: string): Promise<SuggestionSite> {
    const seed = await PlannerSeed.site(api, name);
    const sector = await seed.sector('Guides');
    const made: [string, SeededCluster][] = [];
    for (const [cluster, keywords] of Object.entries(CLUSTERS))
      made.push([
        cluster,
        await seed.cluster(
          cluster,
          keywords.split(', ').map((text): [string, number] => [text, 100]),
          sector,
        ),
      ]);
    return new SuggestionSite(api, seed, Object.fromEntries(made) as Record<CoffeeCluster, SeededCluster>);
  }

  /** All contents, so many times over. @returns by title of the first. */
  async import(times = 1): Promise<Map<string, string>> {
    const rows = Array.from({ length: times }, (_, time) =>
      CONTENTS.map(([title, text]) => ({
        id: newId(),
        title: time === 0 ? title : `${title} (${time})`,
        html: `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`,
      })),
    ).flat();
    await this.#api.sql(
      `insert into content (id, site_id, sector_id, title, content_html, content_type, content_structure, source)
       select made.id, $2, $3, made.title, made.html, 'article', 'imported_article', 'wordpress'
       from jsonb_to_recordset($1::jsonb) as made(id uuid, title text, html text)`,
      [JSON.stringify(rows), this.seed.siteId, this.seed.sectorId],
    );
    return new Map(rows.map(({ title, id }) => [title, id]));
  }

  /** @returns the job as it settled. */
  async suggest(): Promise<Json> {
    const query = 'mutation ($id: ID!) { suggestClusters(siteId: $id, wait: 60) { job { id kind state total done message } } }';
    return (await this.#api.ok(query, { id: this.seed.siteId })).suggestClusters.job;
  }

  async summary(): Promise<Json> {
    const query = `query ($id: ID!) { clusterSuggestions(siteId: $id) {
      total recommendedConfidence measuredPrecision recommended levels { minConfidence count measuredPrecision } lastRun { id state } } }`;
    return (await this.#api.ok(query, { id: this.seed.siteId })).clusterSuggestions;
  }

  async contents(filter: Json = {}): Promise<Json[]> {
    const query = `query ($id: ID!, $filter: ContentFilter) { content(siteId: $id, filter: $filter, first: 200) { nodes { ${ROW} } } }`;
    return (await this.#api.ok(query, { id: this.seed.siteId, filter })).content.nodes;
  }

  async content(id: string): Promise<Json> {
    return (await this.#api.ok(`query ($id: ID!) { contentItem(id: $id) { ${ROW} } }`, { id })).contentItem;
  }

  async accept(which: { contentIds: string[] } | { minConfidence: number }): Promise<BatchResult> {
    const query = `mutation ($siteId: ID!, $contentIds: [ID!], $minConfidence: Float) {
      acceptClusterSuggestions(siteId: $siteId, contentIds: $contentIds, minConfidence: $minConfidence) {
        updated undoToken failed { id code message } } }`;
    return (await this.#api.ok(query, { siteId: this.seed.siteId, ...which })).acceptClusterSuggestions;
  }

  /** The cluster that each of the contents belongs to, by title. */
  static readonly truth = new Map(CONTENTS.map(([title, , cluster]) => [title, cluster]));
}
