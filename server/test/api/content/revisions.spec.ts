import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../kit/api.ts';
import { person } from '../../kit/people.ts';
import { seedSite } from '../../kit/seed.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

it('a revision names the person or the token that wrote it', async () => {
  const site = await seedSite(api, 'Who wrote it');
  const mara = await person(api, 'Mara Reyes');
  const { id } = await site.draft('Kettles');
  const save =
    'mutation ($id: ID!) { updateContent(id: $id, expectedVersion: 1, input: { title: "Kettles, tested" }) { content { version } } }';
  expect((await mara(save, { id })).errors).toBeUndefined();
  const { createApiToken } = await api.ok(
    'mutation { createApiToken(input: { name: "Our own writer", scopes: [READ, WRITE] }) { secret } }',
  );
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${createApiToken.secret}` },
    body: JSON.stringify({
      query: save.replace('expectedVersion: 1', 'expectedVersion: 2').replace('tested', 'tested twice'),
      variables: { id },
    }),
  });
  expect(((await response.json()) as { errors?: unknown }).errors).toBeUndefined();
  const { contentRevisions } = await api.ok(
    'query ($id: ID!) { contentRevisions(contentId: $id) { nodes { version authorKind authorName } } }',
    { id },
  );
  expect(contentRevisions.nodes.slice(0, 2)).toEqual([
    { version: 3, authorKind: 'TOKEN', authorName: 'Our own writer' },
    { version: 2, authorKind: 'USER', authorName: 'Mara Reyes' },
  ]);
});

it('a revision is restored as a new version, and nothing that stood there is lost', async () => {
  const site = await seedSite(api, 'Brought back');
  const { id } = await site.draft('Kettles', '<p>First.</p>');
  await api.ok(
    'mutation ($id: ID!) { updateContent(id: $id, expectedVersion: 1, input: { title: "Pots", contentHtml: "<p>Second.</p>" }) { content { version } } }',
    { id },
  );
  const REVISIONS = 'query ($id: ID!) { contentRevisions(contentId: $id) { nodes { id version title contentHtml note } } }';
  const { contentRevisions } = await api.ok(REVISIONS, { id });
  const RESTORE =
    'mutation ($id: ID!, $version: Int) { restoreRevision(revisionId: $id, expectedVersion: $version) { content { title contentHtml version unpublishedChanges } } }';
  const first = contentRevisions.nodes[1].id;
  expect(await api.fails(RESTORE, { id: first, version: 1 })).toMatchObject({ code: 'CONFLICT' });
  const { restoreRevision } = await api.ok(RESTORE, { id: first, version: 2 });
  expect(restoreRevision.content).toMatchObject({ title: 'Kettles', contentHtml: '<p>First.</p>', version: 3 });
  expect((await api.ok(REVISIONS, { id })).contentRevisions.nodes).toMatchObject([
    { version: 3, title: 'Kettles', contentHtml: '<p>First.</p>', note: 'Restored from version 1.' },
    { version: 2, title: 'Pots', contentHtml: '<p>Second.</p>' },
    { version: 1, title: 'Kettles' },
  ]);
  // What stands there already is nothing to write.
  expect((await api.ok(RESTORE, { id: first })).restoreRevision.content.version).toBe(3);
  const { createSite } = await api.ok('mutation { createSite(input: { name: "Elsewhere", url: "https://example.test" }) { site { id } } }');
  const { createApiToken } = await api.ok(
    'mutation ($ids: [ID!]) { createApiToken(input: { name: "elsewhere", scopes: [READ, WRITE], siteIds: $ids }) { secret } }',
    { ids: [createSite.site.id] },
  );
  expect(await api.fails(RESTORE, { id: first }, { token: createApiToken.secret })).toMatchObject({ code: 'NOT_FOUND' });
});
