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
