import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, startApi, type TestApi } from '../kit/api.ts';
import { sendFile, upload } from '../kit/upload.ts';

const MB = 1024 * 1024;
let api: TestApi;
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off' });
});
afterAll(() => api.stop());

const storedBytes = async (id: string): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of api.services.uploads.read(id)) pieces.push(piece);
  return Buffer.concat(pieces);
};

async function session(): Promise<string> {
  const link = await api.services.authentication.newOwnerLink();
  const token = await api.services.authentication.acceptLink(
    link,
    { email: 'mara@example.com', name: 'Mara', password: 'a long enough password' },
    undefined,
  );
  return `igny8_session=${token}`;
}

describe('a file that is sent', () => {
  it('is kept byte for byte, in pieces of a megabyte', async () => {
    const content = Buffer.alloc(2.5 * MB, 'moka pot\n');
    const { status, body } = await sendFile(api, 'C:\\fakepath\\keywords.csv', content);
    expect([status, body]).toEqual([201, { uploadId: expect.any(String), name: 'keywords.csv', size: content.length }]);
    expect((await storedBytes(body.uploadId)).equals(content)).toBe(true);
    const pieces = await api.sql('select number, length(bytes) as size from upload_chunk where upload_id = $1 order by number', [
      body.uploadId,
    ]);
    expect(pieces.map(({ size }) => size)).toEqual([MB, MB, MB / 2]);
  });

  it('has at most 50 MB, and nothing is left of a larger one', async () => {
    const before = await api.sql('select count(*)::int as files from upload');
    const { status, body } = await sendFile(api, 'large.csv', Buffer.alloc(50 * MB + 1, 'x'));
    expect([status, body.errors[0].extensions.code, body.errors[0].message]).toEqual([
      413,
      'LIMIT_EXCEEDED',
      expect.stringContaining('at most 50 MB'),
    ]);
    expect(await api.sql('select count(*)::int as files from upload')).toEqual(before);
  }, 60_000);

  it('must hold something, and be in a form', async () => {
    const empty = await sendFile(api, 'empty.csv', '');
    expect([empty.status, empty.body.errors[0].message]).toEqual([400, 'The file is empty.']);
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
    const plain = await fetch(`${api.url}/uploads`, {
      method: 'POST',
      body: JSON.stringify({}),
      headers: { ...headers, 'content-type': 'application/json' },
    });
    expect([plain.status, await plain.text()]).toEqual([400, expect.stringContaining('multipart/form-data')]);
    const form = new FormData();
    form.append('note', 'no file');
    const without = await fetch(`${api.url}/uploads`, { method: 'POST', body: form, headers });
    expect([without.status, await without.text()]).toEqual([400, expect.stringContaining('no file in the form')]);
  });

  it('comes from somebody who may write', async () => {
    expect((await sendFile(api, 'a.csv', 'a', {})).status).toBe(401);
    expect((await sendFile(api, 'a.csv', 'a', { authorization: 'Bearer nonsense' })).status).toBe(401);
    const { createApiToken } = await api.ok('mutation { createApiToken(input: { name: "reader", scopes: [READ] }) { secret } }');
    const reader = await sendFile(api, 'a.csv', 'a', { authorization: `Bearer ${createApiToken.secret}` });
    expect([reader.status, reader.body.errors[0].extensions.code]).toEqual([403, 'FORBIDDEN']);
  });

  it('with a session comes from our own page: no other site can send one', async () => {
    const cookie = await session();
    const bare = await sendFile(api, 'a.csv', 'a', { cookie });
    expect([bare.status, bare.body.errors[0].message]).toEqual([403, expect.stringContaining('apollo-require-preflight')]);
    expect((await sendFile(api, 'a.csv', 'a', { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await sendFile(api, 'a.csv', 'a', { cookie, 'apollo-require-preflight': 'true' })).status).toBe(201);
    expect((await sendFile(api, 'a.csv', 'a', { cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  it('is forgotten after a day', async () => {
    const old = await upload(api, 'old.csv', 'moka pot');
    await api.sql(`update upload set created_at = now() - interval '25 hours' where id = $1`, [old]);
    expect(await api.services.uploads.find(old)).toBeNull();
    await upload(api, 'new.csv', 'moka pot');
    expect(await api.sql('select upload_id from upload_chunk where upload_id = $1', [old])).toEqual([]);
  });
});
