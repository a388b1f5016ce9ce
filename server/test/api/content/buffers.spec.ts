import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { person, type Send } from '../../kit/people.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

let api: TestApi;
let site: SeededSite;
let mara: Send;
let jonas: Send;
beforeAll(async () => {
  api = await startApi();
  site = await seedSite(api, 'Slow Morning');
  mara = await person(api, 'Mara Reyes');
  jonas = await person(api, 'Jonas Weber');
});
afterAll(() => api.stop());

const FIELDS =
  'stay baseVersion updatedAt fields title contentHtml clusterId contentType contentStructure primaryKeywordId taxonomyTermIds targetTermId';
const KEEP = `mutation ($id: ID!, $input: KeepBufferInput!) { keepBuffer(contentId: $id, input: $input) { buffer { ${FIELDS} } } }`;
const SAVE = `mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!, $stay: String) {
  updateContent(id: $id, expectedVersion: $version, input: $input, stay: $stay) { content { version } } }`;
const keep = (who: Send, id: string, stay: string, edit: Json, baseVersion = 1) => who(KEEP, { id, input: { stay, baseVersion, edit } });
const kept = async (who: Send, id: string): Promise<Json[]> =>
  (await who(`query ($id: ID!) { contentItem(id: $id) { buffers { ${FIELDS} } } }`, { id })).data.contentItem.buffers;
const staysOf = async (who: Send, id: string) => (await kept(who, id)).map(({ stay }) => stay);
const unsavedBy = async (who: Send, id: string): Promise<string[]> =>
  (await who('query ($id: ID!) { contentItem(id: $id) { unsavedBy { userName updatedAt } } }', { id })).data.contentItem.unsavedBy.map(
    ({ userName }: Json) => userName,
  );

describe('what somebody types and does not save', () => {
  it('is kept as it was typed, half-done or not, and what was not edited is not in it', async () => {
    const { id } = await site.draft('Typed in');
    const edit = { title: '', contentHtml: '<p>Half a sen', clusterId: null, contentType: 'PAGE', taxonomyTermIds: [] };
    // Terms that are none, as there are none, are no edit of their own; what is edited beside them is.
    const { data } = await keep(mara, id, 'window one', edit);
    const expected = {
      stay: 'window one',
      baseVersion: 1,
      title: '',
      contentHtml: '<p>Half a sen',
      clusterId: null,
      contentType: 'PAGE',
      contentStructure: null,
      primaryKeywordId: null,
      taxonomyTermIds: [],
      targetTermId: null,
    };
    expect(data.keepBuffer.buffer).toMatchObject(expected);
    const [found] = await kept(mara, id);
    expect(found).toMatchObject(expected);
    expect(found?.fields.toSorted()).toEqual(['CLUSTER', 'CONTENT_HTML', 'CONTENT_TYPE', 'TAXONOMY_TERMS', 'TITLE']);
  });

  it('is kept for each window by itself, the last touched first, and written over in its own alone', async () => {
    const { id } = await site.draft('Two windows');
    await keep(mara, id, 'one', { title: 'One' });
    await keep(mara, id, 'two', { title: 'Two' });
    await keep(mara, id, 'one', { title: 'One, and more', contentHtml: '<p>More</p>' }, 2);
    expect(await kept(mara, id)).toMatchObject([
      { stay: 'one', title: 'One, and more', contentHtml: '<p>More</p>', baseVersion: 2 },
      { stay: 'two', title: 'Two', baseVersion: 1 },
    ]);
  });

  it('is seen by its writer alone; others see who it is, for a day', async () => {
    const { id } = await site.draft('Between two');
    await keep(mara, id, 'one', { title: 'Mine' });
    await keep(mara, id, 'two', { title: 'Mine too' });
    expect(await staysOf(jonas, id)).toEqual([]);
    expect(await unsavedBy(jonas, id)).toEqual(['Mara Reyes']);
    expect(await unsavedBy(mara, id)).toEqual([]);
    await keep(jonas, id, 'one', { title: 'His' });
    expect(await unsavedBy(mara, id)).toEqual(['Jonas Weber']);
    const token = await api.ok('query ($id: ID!) { contentItem(id: $id) { buffers { stay } unsavedBy { userName } } }', { id });
    expect(token.contentItem).toEqual({ buffers: [], unsavedBy: [{ userName: 'Jonas Weber' }, { userName: 'Mara Reyes' }] });
    await api.sql(`update content_buffer set updated_at = now() - interval '25 hours' where content_id = $1`, [id]);
    expect(await unsavedBy(jonas, id)).toEqual([]);
    expect(await staysOf(mara, id)).toHaveLength(2);
  });

  it('changes nothing of the content, and tells nobody that it changed', async () => {
    const { id } = await site.draft('Left alone');
    const row = () => api.sql('select to_jsonb(content) as row from content where id = $1', [id]);
    const before = await row();
    const statements = await api.statements(() => keep(mara, id, 'one', { contentHtml: '<p>Typed</p>' }));
    expect(await row()).toEqual(before);
    expect(statements.filter((line) => line.includes('pg_notify'))).toEqual([]);
    // One for the session, one that keeps it: it is called every few seconds.
    expect(statements.filter((line) => line.includes('content_buffer'))).toHaveLength(1);
    expect(statements.length).toBeLessThanOrEqual(2);
  });

  it('survives that its content is deleted meanwhile', async () => {
    const { id } = await site.draft('Deleted meanwhile');
    await keep(mara, id, 'one', { title: 'Before' });
    await api.ok('mutation ($ids: [ID!]) { deleteContent(ids: $ids) { updated } }', { ids: [id] });
    await keep(mara, id, 'one', { title: 'And after' });
    expect(await kept(mara, id)).toMatchObject([{ title: 'And after' }]);
  });
});

describe('a buffer goes', () => {
  it('when it says nothing but what is there, in whichever field', async () => {
    const { id } = await site.draft('As it is', '<p>As it is</p>');
    const nothing: Json[] = [
      {},
      { title: null },
      { title: 'As it is', contentHtml: '<p>As it is</p>', clusterId: site.clusterId.toUpperCase(), primaryKeywordId: site.keywordIds[0] },
      { contentType: 'ARTICLE', contentStructure: 'GUIDE', taxonomyTermIds: [], targetTermId: null },
    ];
    for (const edit of nothing) {
      expect((await keep(mara, id, 'one', { title: 'Something' })).data.keepBuffer.buffer).not.toBeNull();
      expect((await keep(mara, id, 'one', edit)).data.keepBuffer.buffer, JSON.stringify(edit)).toBeNull();
      expect(await staysOf(mara, id)).toEqual([]);
    }
  });

  it('when its own stay saves, and with it no other', async () => {
    const { id } = await site.draft('Saved');
    for (const stay of ['one', 'two']) await keep(mara, id, stay, { title: `From ${stay}` });
    await keep(jonas, id, 'one', { title: 'From Jonas' });
    await mara(SAVE, { id, version: 1, input: { title: 'Saved by a program' } });
    expect(await staysOf(mara, id)).toEqual(['two', 'one']);
    await mara(SAVE, { id, version: 2, input: { title: 'From one' }, stay: 'one' });
    expect([await staysOf(mara, id), await staysOf(jonas, id)]).toEqual([['two'], ['one']]);
    await mara(SAVE, { id, version: 3, input: { title: 'From one' }, stay: 'two' });
    expect(await staysOf(mara, id)).toEqual([]);
  });

  it('not when the save is refused', async () => {
    const { id, version } = await site.draft('Refused');
    await jonas(SAVE, { id, version, input: { title: 'Jonas was first' } });
    await keep(mara, id, 'one', { title: 'Mara was second' });
    const { errors } = await mara(SAVE, { id, version, input: { title: 'Mara was second' }, stay: 'one' });
    expect(errors?.[0]?.extensions.code).toBe('CONFLICT');
    expect(await kept(mara, id)).toMatchObject([{ title: 'Mara was second', baseVersion: 1 }]);
  });

  it('when its writer drops it, or has left it for 90 days and types elsewhere', async () => {
    const [first, second] = [await site.draft('Dropped'), await site.draft('Elsewhere')];
    const discard = async (who: Send) =>
      (await who('mutation ($id: ID!) { discardBuffer(contentId: $id, stay: "one") { discarded } }', { id: first.id })).data.discardBuffer
        .discarded;
    await keep(mara, first.id, 'one', { title: 'Not any more' });
    expect([await discard(jonas), await discard(mara), await discard(mara)]).toEqual([false, true, false]);
    for (const stay of ['old', 'new']) await keep(mara, first.id, stay, { title: stay });
    await api.sql(`update content_buffer set updated_at = now() - interval '91 days' where stay = 'old'`);
    await keep(jonas, second.id, 'one', { title: 'His own' });
    expect(await staysOf(mara, first.id)).toEqual(['new', 'old']);
    await keep(mara, second.id, 'one', { title: 'Typed today' });
    expect(await staysOf(mara, first.id)).toEqual(['new']);
  });
});

describe('a buffer is refused', () => {
  it('to API tokens, in words', async () => {
    const { id } = await site.draft('By a token');
    const refusal = { code: 'FORBIDDEN', message: expect.stringContaining('A token saves with updateContent.') };
    expect(await api.fails(KEEP, { id, input: { stay: 'one', baseVersion: 1, edit: { title: 'x' } } })).toMatchObject(refusal);
    expect(await api.fails('mutation ($id: ID!) { discardBuffer(contentId: $id, stay: "one") { discarded } }', { id })).toMatchObject(
      refusal,
    );
  });

  it('where nothing could be kept of it: too large, no content, no stay, no ids', async () => {
    const { id } = await site.draft('Too much');
    const faultOf = async (edit: Json, stay = 'one', contentId = id) => (await keep(mara, contentId, stay, edit)).errors?.[0]?.extensions;
    const most = 'é'.repeat((5 * 1024 * 1024) / 2);
    expect((await keep(mara, id, 'one', { contentHtml: most })).errors).toBeUndefined();
    expect(await faultOf({ contentHtml: `${most}.` })).toMatchObject({ fieldErrors: [{ path: 'input.edit.contentHtml' }] });
    expect(await faultOf({ title: 'a\0b' })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await faultOf({ title: 'x' }, '')).toMatchObject({ fieldErrors: [{ path: 'input.stay' }] });
    expect(await faultOf({ title: 'x' }, 'x'.repeat(65))).toMatchObject({ fieldErrors: [{ path: 'input.stay' }] });
    expect(await faultOf({ clusterId: 'moka' })).toMatchObject({ fieldErrors: [{ path: 'input.edit.clusterId' }] });
    expect(await faultOf({ taxonomyTermIds: ['moka'] })).toMatchObject({ fieldErrors: [{ path: 'input.edit.taxonomyTermIds' }] });
    expect(await faultOf({ title: 'x' }, 'one', site.id)).toMatchObject({ code: 'NOT_FOUND' });
  });
});
