import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { backdate, type ConnectedSite, connectSite, wp } from './kit.ts';

const OURS = ['unchanged', 'changed', 'deleted'] as const;
const THEIRS = ['unchanged', 'other words', 'other terms', 'trashed', 'deleted', 'private'] as const;
type Ours = (typeof OURS)[number];
type Theirs = (typeof THEIRS)[number];

const UPDATE =
  'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { version } } }';
const first = (cell: string) => `<p>First words of ${cell}.</p>`;
const ourEdit = (cell: string) => `<p>Our words of ${cell}.</p>`;
const theirEdit = (cell: string) => `<p>Their words of ${cell}.</p>`;
const CELLS = OURS.flatMap((ours) => THEIRS.map((theirs) => ({ ours, theirs, cell: `${ours} / ${theirs}` })));

/** What a content is after the import: rules 7, 8, 11 and 13 of the design. */
function expected(ours: Ours, theirs: Theirs, cell: string) {
  const changedThere = theirs === 'other words' || theirs === 'other terms';
  const taken = ours === 'unchanged' && changedThere;
  const words = taken && theirs === 'other words' ? theirEdit(cell) : first(cell);
  return {
    html: ours === 'changed' ? ourEdit(cell) : words,
    deleted: ours === 'deleted',
    missing: theirs === 'trashed' || theirs === 'deleted',
    terms: taken && theirs === 'other terms' ? ['new there'] : ['old'],
    // Theirs are kept beside ours until somebody chooses.
    conflict: ours === 'changed' && changedThere ? (theirs === 'other words' ? theirEdit(cell) : first(cell)) : null,
    // What was deleted here is left as it was.
    wp_status: theirs === 'private' && ours !== 'deleted' ? 'private' : 'publish',
    revisions: [
      first(cell),
      ...(ours === 'changed' ? [ourEdit(cell)] : []),
      ...(taken && theirs === 'other words' ? [theirEdit(cell)] : []),
    ],
    cluster: ours === 'changed',
    status: 'draft',
    source: 'wordpress',
  };
}

describe.each([
  { way: 'with the plugin', plugin: true },
  { way: 'without the plugin', plugin: false },
])('after both sides went their ways, $way', ({ plugin }) => {
  let api: TestApi;
  let sandbox: Sandbox;
  let site: ConnectedSite;
  const posts = new Map<string, number>();

  beforeAll(async () => {
    [api, sandbox] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox({ plugin })]);
    site = await connectSite(api, 'Harbour', sandbox.url, sandbox);
    const old = await wp(sandbox, 'POST', 'tags', { name: 'old' });
    const fresh = await wp(sandbox, 'POST', 'tags', { name: 'new there' });
    for (const { cell } of CELLS) {
      const post = await wp(sandbox, 'POST', 'posts', { title: cell, content: first(cell), status: 'publish', tags: [old.id] });
      posts.set(cell, post.id);
    }
    await backdate(sandbox);
    await site.importAll();
    const contents = new Map((await site.contents()).map((content) => [content.title, content]));
    for (const { ours, theirs, cell } of CELLS) {
      const { id, version } = contents.get(cell);
      const route = `posts/${posts.get(cell)}`;
      if (ours === 'changed') await api.ok(UPDATE, { id, version, input: { contentHtml: ourEdit(cell), clusterId: site.clusterId } });
      if (ours === 'deleted') await api.ok('mutation ($ids: [ID!]!) { deleteContent(ids: $ids) { updated } }', { ids: [id] });
      if (theirs === 'other words') await wp(sandbox, 'POST', route, { content: theirEdit(cell) });
      if (theirs === 'other terms') await wp(sandbox, 'POST', route, { tags: [fresh.id] });
      if (theirs === 'private') await wp(sandbox, 'POST', route, { status: 'private' });
      if (theirs === 'trashed') await wp(sandbox, 'DELETE', route);
      if (theirs === 'deleted') await wp(sandbox, 'DELETE', `${route}?force=true`);
    }
  });
  afterAll(async () => {
    await api?.stop();
    await sandbox?.stop();
  });

  const found = async () => {
    const rows =
      await api.sql(`select c.title, c.content_html as html, c.deleted_at is not null as deleted, c.missing_at is not null as missing,
        c.wp_status, c.cluster_id is not null as cluster, c.status, c.source,
        (select content_html from import_conflict where content_id = c.id) as conflict,
        (select array_agg(t.name order by t.name) from content_term ct join content_taxonomy t on t.id = ct.term_id
          where ct.content_id = c.id and t.taxonomy_type = 'tag') as terms,
        (select array_agg(coalesce(r.content_html, c.content_html) order by version) from content_revision r where r.content_id = c.id) as revisions
      from content c order by c.title`);
    return Object.fromEntries(rows.map(({ title, ...row }) => [title, row]));
  };
  const table = () => Object.fromEntries(CELLS.map(({ ours, theirs, cell }) => [cell, expected(ours, theirs, cell)]));

  it('every combination ends as it should, and nobody loses a word', async () => {
    expect(await site.importAll()).toMatchObject({ state: 'SUCCEEDED', failed: 2 });
    expect(await found()).toEqual(table());
  });

  it('another import, of what changed or of everything, changes nothing more', async () => {
    await site.importAll();
    expect(await found()).toEqual(table());
    await site.importAgain();
    expect(await found()).toEqual(table());
  });
});
