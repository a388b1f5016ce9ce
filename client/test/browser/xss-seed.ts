/** Hostile words in everything that a person, an importer or WordPress can fill. */
import { v7 } from 'uuid';
import type { Json, TestApi } from '../../../server/test/kit/api.ts';
import { type SeededSite, seedSite } from '../../../server/test/kit/seed.ts';
import { payloads } from './xss-payloads.ts';

/** Found by its search, so that the words around it are shown as an excerpt. */
export const WORD = 'zebra';
/** Ends whatever a payload may have left open, so that the next one is read as it is meant. */
const END = `\n<!-- -->"'></script></style></title></textarea></noscript></xmp></listing></template></select></form></svg></math></table>\n`;
export const bodies = {
  classic: (some: readonly string[]) => some.map((each) => `<p>${WORD} ${each}</p>${END}`).join(''),
  blocks: (some: readonly string[]) =>
    some
      .map(
        (each) =>
          `<!-- wp:paragraph -->\n<p>${WORD} ${each}</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:html -->\n${each}${END}<!-- /wp:html -->\n\n`,
      )
      .join(''),
};
const PARTS = 4;
const AT_ONCE = Math.ceil(payloads.length / PARTS);
export const batches = Array.from({ length: PARTS }, (_, at) => payloads.slice(at * AT_ONCE, (at + 1) * AT_ONCE));

const insert = (api: TestApi, table: string, rows: Json[]) => {
  const columns = Object.keys(rows[0] as Json).join(', ');
  return api.sql(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
    JSON.stringify(rows),
  ]);
};

/** As much of it as a name may have. */
export const short = (payload: string, most = 100) => payload.slice(0, most);

export async function tenAtOnce<Made>(work: (payload: string, at: number) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  for (let from = 0; from < payloads.length; from += 10)
    made.push(...(await Promise.all(payloads.slice(from, from + 10).map((payload, at) => work(payload, from + at)))));
  return made;
}

/** As a program or a person fills them. */
const each = (api: TestApi, query: string, variables: (payload: string, at: number) => Json): Promise<Json[]> =>
  tenAtOnce((payload, at) => api.ok(query, variables(payload, at)));

export interface Filled {
  site: SeededSite;
  /** A content for each payload, in its title and its text. */
  singles: string[];
  /** Then some with many in their text. */
  manies: string[];
  ids: { job: string; task: string; cluster: string; keyword: string; idea: string };
}

export async function fill(api: TestApi): Promise<Filled> {
  const site = await seedSite(api, `Slow Morning ${payloads[11]}`);
  const siteId = site.id;
  const [place] = (await api.sql('select sector_id from cluster')) as [{ sector_id: string }];

  const own = () => ({ id: v7(), site_id: siteId });
  await insert(
    api,
    'site',
    payloads.map((payload) => ({ id: v7(), name: short(payload), url: 'https://example.test' })),
  );
  await insert(
    api,
    'sector',
    payloads.map((payload, at) => ({ ...own(), name: short(`${at} ${payload}`), description: payload })),
  );
  const clusters = payloads.map((payload, at) => ({ ...own(), ...place, name: short(`${at} ${payload}`), description: payload }));
  await insert(api, 'cluster', clusters);
  const { addKeywords } = await api.ok(
    'mutation ($siteId: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $siteId, keywords: $keywords) { keywords { id } } }',
    { siteId, keywords: payloads.map((payload) => ({ text: short(payload, 190) })) },
  );
  // An import brings names, slugs and descriptions as WordPress has them.
  const terms = payloads.map((payload, at) => ({
    ...own(),
    name: payload,
    slug: `${at}${payload}`,
    description: payload,
    taxonomy_type: 'category',
    external_taxonomy: 'category',
    external_id: 100 + at,
  }));
  await insert(api, 'content_taxonomy', terms);
  await each(api, 'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }', (payload) => ({
    input: { name: payload.slice(0, 80), scopes: ['READ'] },
  }));

  const clusterId = clusters[11]?.id as string;
  const keywordId = addKeywords.keywords[5].id as string;
  const task = (payload: string) => ({
    clusterId,
    contentType: 'ARTICLE',
    contentStructure: 'GUIDE',
    primaryKeywordId: keywordId,
    title: short(payload, 190),
    brief: payload,
    tone: payload.slice(0, 60),
  });
  const make = 'mutation ($tasks: [CreateTaskInput!]!) { createTasks(tasks: $tasks) { tasks { id } } }';
  const queued = (await api.ok(make, { tasks: payloads.map(task) })).createTasks.tasks as Json[];
  await api.sql('update task set last_error = brief');
  const toWrite = (await api.ok(make, { tasks: payloads.map(task) })).createTasks.tasks as Json[];
  const complete = 'mutation ($id: ID!, $draft: DraftInput!) { completeTask(taskId: $id, draft: $draft) { content { id } } }';
  const drafts = await each(api, complete, (payload, at) => ({
    id: toWrite[at]?.id,
    draft: { title: short(payload, 190), contentHtml: at % 2 === 0 ? bodies.classic([payload]) : bodies.blocks([payload]) },
  }));
  const singles: string[] = drafts.map(({ completeTask }) => completeTask.content.id);
  const manies: string[] = [];
  for (const some of batches) {
    for (const body of [bodies.classic(some), bodies.blocks(some)]) {
      const content = await site.draft(short(some[0] as string), `<p>Before.</p>`);
      const before = bodies.blocks(some.toReversed());
      for (const [version, contentHtml] of [before, body].entries())
        await api.ok(
          'mutation ($id: ID!, $version: Int!, $html: String!) { updateContent(id: $id, expectedVersion: $version, input: { contentHtml: $html }) { content { id } } }',
          { id: content.id, version: version + 1, html: contentHtml },
        );
      manies.push(content.id);
    }
  }
  await api.ok(
    'mutation ($ids: [ID!]!, $terms: [ID!]!) { assignTaxonomyBatch(selection: { ids: $ids }, attachTermIds: $terms) { updated } }',
    {
      ids: [...singles.slice(0, 60), ...manies],
      terms: terms.slice(11, 15).map(({ id }) => id),
    },
  );

  const ideas = payloads.map((payload) => ({
    ...own(),
    ...place,
    cluster_id: clusterId,
    primary_keyword_id: keywordId,
    title: payload,
    brief: payload,
    content_type: 'article',
    content_structure: 'guide',
    status: 'new',
  }));
  await insert(api, 'idea', ideas);
  const jobs = payloads.map((payload, at) => ({
    ...own(),
    kind: ['import_site', 'publish_content', 'generate_draft', 'cluster_keywords'][at % 4],
    state: at % 2 === 0 ? 'failed' : 'succeeded',
    total: 1,
    done: 0,
    failed: 1,
    message: payload,
    payload: {},
    started_at: new Date().toISOString(),
    finished_at: new Date().toISOString(),
  }));
  await insert(api, 'job', jobs);
  const ledger = jobs[0] as Json;
  await insert(
    api,
    'job_item',
    payloads.map((payload, at) => ({
      ...own(),
      job_id: ledger.id,
      subject_id: at % 2 === 0 ? (singles[at] as string) : `post:${at}`,
      state: 'failed',
      code: 'UPSTREAM_ERROR',
      error: payload,
      note: payload,
    })),
  );
  // As an import finds them: linked to a post, changed on both sides.
  const linked = manies.slice(0, 4);
  await api.sql(
    `update content set external_kind = 'post', external_id = 1000 + n, external_url = 'https://example.test/' || n, wp_status = $2
     from (select id as of, row_number() over () as n from content where id = any($1::uuid[])) t where id = of`,
    [linked, payloads[11]],
  );
  const theirs = linked.map((content_id, at) => ({
    ...own(),
    content_id,
    title: payloads[at],
    content_html: bodies.blocks(batches[at] ?? payloads.slice(0, AT_ONCE)),
    terms: {},
    fingerprint: 'x',
  }));
  await insert(api, 'import_conflict', theirs.slice(0, 2));
  await insert(
    api,
    'drift',
    theirs.slice(2).map(({ fingerprint: _, ...found }) => ({ ...found, id: v7(), kind: 'changed' })),
  );
  return {
    site,
    singles,
    manies,
    ids: { job: ledger.id, task: queued[1]?.id, cluster: clusterId, keyword: keywordId, idea: ideas.at(-1)?.id as string },
  };
}
