import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

let api: TestApi;
let site: SeededSite;
beforeAll(async () => {
  api = await startApi();
  site = await seedSite(api, 'Slow Morning');
  await api.ok('mutation ($tasks: [CreateTaskInput!]) { createTasks(tasks: $tasks) { tasks { id } } }', {
    tasks: ['Cleaning', 'Brewing', 'Aeropress'].map((title) => ({
      clusterId: site.clusterId,
      contentType: 'ARTICLE',
      contentStructure: 'GUIDE',
      primaryKeywordId: site.keywordIds[0],
      title,
    })),
  });
  await api.sql(`update task set last_error = 'The key is wrong.' where title = 'Brewing'`);
});
afterAll(() => api.stop());

const titles = async (args: string): Promise<string[]> =>
  (
    await api.ok(`query ($siteId: ID!) { tasks(siteId: $siteId ${args}) { nodes { title } totalCount } }`, { siteId: site.id })
  ).tasks.nodes.map((task: Json) => task.title);

describe('tasks', () => {
  it('are listed newest first, or in the order that is asked for', async () => {
    expect(await titles('')).toHaveLength(3);
    expect(await titles('orderBy: { field: TITLE }')).toEqual(['Aeropress', 'Brewing', 'Cleaning']);
    expect(await titles('orderBy: { field: TITLE, direction: DESC }, first: 1')).toEqual(['Cleaning']);
  });

  it('can be those whose last try failed, and all others', async () => {
    expect(await titles('filter: { failed: true }')).toEqual(['Brewing']);
    expect(await titles('filter: { failed: false }, orderBy: { field: TITLE }')).toEqual(['Aeropress', 'Cleaning']);
    await api.sql(`update task set status = 'completed' where title = 'Brewing'`);
    expect(await titles('filter: { failed: true }')).toEqual([]);
  });

  it('are found by their primary keyword too', async () => {
    const [keyword] = await api.sql('select text from keyword where id = $1', [site.keywordIds[0]]);
    expect(await titles(`filter: { search: ${JSON.stringify(String(keyword?.text).slice(0, 6).toUpperCase())} }`)).toHaveLength(3);
    expect(await titles('filter: { search: "no such words" }')).toEqual([]);
  });
});
