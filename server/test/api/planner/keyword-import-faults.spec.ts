import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { seedSite } from '../../kit/seed.ts';
import { upload } from '../../kit/upload.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const IMPORT = `mutation ($siteId: ID!, $uploadId: ID!, $wait: Int! = 15) {
  importKeywords(siteId: $siteId, uploadId: $uploadId, wait: $wait) {
    job { id state done failed message items { subjectId message } } added rejectedCount
  }
}`;
const newSite = async (name: string) => (await seedSite(api, name)).id;
const take = async (siteId: string, uploadId: string, wait?: number): Promise<Json> =>
  (await api.ok(IMPORT, { siteId, uploadId, ...(wait !== undefined && { wait }) })).importKeywords;
const jobOf = async (id: string): Promise<Json> => (await api.ok('query ($id: ID!) { job(id: $id) { state message } }', { id })).job;

describe('an import of keywords', () => {
  it('lists a refused row that holds what the database cannot', async () => {
    const text = `keyword,volume\n${'moka pot,1\n'.repeat(8_000)}mo\0ka,1\nfrench press,2\n`;
    const { job, added } = await take(await newSite('Zeros'), await upload(api, 'zeros.csv', text));
    expect(job).toMatchObject({ state: 'SUCCEEDED', failed: 1, items: [{ subjectId: 'row:8002:mo\uFFFDka' }] });
    expect(added).toBe(1);
  });

  it('lists what is refused twice on one line', async () => {
    const long = 'x'.repeat(300);
    const { job, added } = await take(await newSite('Twice'), await upload(api, 'twice.txt', `tea, ${long}, mate, ${long}, chai`));
    expect(job).toMatchObject({ state: 'SUCCEEDED', failed: 2 });
    expect(job.items).toHaveLength(2);
    expect(added).toBe(3);
  });
});
