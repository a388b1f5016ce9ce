import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { seedSite } from '../../kit/seed.ts';
import { sendFile, upload } from '../../kit/upload.ts';
import { xlsx } from '../../kit/xlsx.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const PREVIEW = `query ($siteId: ID!, $uploadId: ID!, $mapping: KeywordMappingInput) {
  previewKeywordImport(siteId: $siteId, uploadId: $uploadId, mapping: $mapping) {
    uploadId fileName format encoding delimiter headerRow rows ready new existing
    columns { index header field samples }
    sample { row text volume volumeMax difficulty cpc cpcCurrency intent intentDetected country }
    duplicates { row text firstRow } duplicateCount
    nearDuplicates { texts reason } nearDuplicateCount
    rejected { row text code message } rejectedCount
  }
}`;
const IMPORT = `mutation ($siteId: ID!, $uploadId: ID!, $mapping: KeywordMappingInput, $sectorId: ID) {
  importKeywords(siteId: $siteId, uploadId: $uploadId, mapping: $mapping, sectorId: $sectorId, wait: 30) {
    job { id kind state total done failed progress message items { subjectId state code message } } added existing rejectedCount
  }
}`;
const KEYWORDS = `query ($siteId: ID!, $filter: KeywordFilter, $orderBy: KeywordOrderBy) {
  keywords(siteId: $siteId, filter: $filter, orderBy: $orderBy, first: 200) {
    totalCount nodes { text volume volumeMax difficulty cpc cpcCurrency intent intentSource country }
  }
}`;

const newSite = async (name: string) => (await seedSite(api, name)).id;
const preview = async (siteId: string, uploadId: string, mapping?: Json): Promise<Json> =>
  (await api.ok(PREVIEW, { siteId, uploadId, mapping })).previewKeywordImport;
const take = async (siteId: string, uploadId: string, mapping?: Json): Promise<Json> =>
  (await api.ok(IMPORT, { siteId, uploadId, mapping })).importKeywords;
const listed = async (siteId: string, filter?: Json, orderBy?: Json): Promise<Json[]> =>
  (await api.ok(KEYWORDS, { siteId, filter, orderBy })).keywords.nodes;

const FILE = [
  'Keyword,Intent,Volume,Keyword Difficulty,CPC (USD),Number of Results',
  'moka pot,"Informational, Commercial",22200,43,0.87,91200000', // the site has it
  'moka pots,,880,40,n/a,5',
  'café moka,Transactional,1K – 10K,,1.20,5',
  'cafe moka,,90,,,5',
  'buy french press,,n/a,,,5',
  'Moka  Pot,,22300,,,5',
  'broken,,lots,,,5',
  ',,10,,,5',
].join('\r\n');

describe('a preview of a file', () => {
  it('says what was understood, and changes nothing', async () => {
    const siteId = await newSite('Preview');
    const before = await listed(siteId);
    const answer = await preview(siteId, await upload(api, 'semrush.csv', FILE));
    expect(answer).toMatchObject({
      fileName: 'semrush.csv',
      format: 'SEMRUSH_KEYWORDS',
      encoding: 'UTF-8',
      delimiter: ',',
      headerRow: 1,
      rows: 8,
      ready: 5,
      new: 4,
      existing: 1,
      duplicates: [{ row: 7, text: 'Moka  Pot', firstRow: 2 }],
      duplicateCount: 1,
      nearDuplicates: [
        { texts: ['moka pot', 'moka pots'], reason: 'PLURAL' },
        { texts: ['café moka', 'cafe moka'], reason: 'ACCENTS' },
      ],
      nearDuplicateCount: 2,
      rejectedCount: 2,
    });
    expect(answer.columns[1]).toEqual({
      index: 1,
      header: 'Intent',
      field: 'INTENT',
      samples: ['Informational, Commercial', 'Transactional'],
    });
    expect(answer.sample.slice(1, 3)).toEqual([
      {
        row: 3,
        text: 'moka pots',
        volume: 880,
        volumeMax: null,
        difficulty: 40,
        cpc: null,
        cpcCurrency: null,
        intent: 'INFORMATIONAL',
        intentDetected: true,
        country: null,
      },
      {
        row: 4,
        text: 'café moka',
        volume: 1000,
        volumeMax: 10000,
        difficulty: null,
        cpc: 1.2,
        cpcCurrency: 'USD',
        intent: 'TRANSACTIONAL',
        intentDetected: false,
        country: null,
      },
    ]);
    expect(answer.rejected).toEqual([
      { row: 8, text: 'broken', code: 'BAD_USER_INPUT', message: expect.stringContaining('“lots” is not a number of searches') },
      { row: 9, text: '10 5', code: 'BAD_USER_INPUT', message: 'There is no keyword in this row.' },
    ]);
    expect(await listed(siteId)).toEqual(before);
  });

  it('follows a mapping, and refuses one that cannot be meant', async () => {
    const siteId = await newSite('Mapping');
    const uploadId = await upload(api, 'any.csv', 'Produkt;Nachfrage\naeropress;1.200\nchemex;90\n');
    expect((await preview(siteId, uploadId)).columns.map(({ field }: Json) => field)).toEqual(['KEYWORD', 'IGNORE']);
    const mapped = await preview(siteId, uploadId, { columns: ['KEYWORD', 'VOLUME'], country: 'DE' });
    expect(mapped.sample).toMatchObject([{ text: 'aeropress', volume: 1200, country: 'DE' }, { volume: 90 }]);
    expect(mapped.columns.map(({ field }: Json) => field)).toEqual(['KEYWORD', 'VOLUME']);
    const refused = (mapping: Json) => api.fails(PREVIEW, { siteId, uploadId, mapping });
    expect(await refused({ columns: ['KEYWORD', 'VOLUME', 'CPC'] })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'mapping.columns' });
    expect(await refused({ columns: ['VOLUME', 'IGNORE'] })).toMatchObject({
      message: expect.stringContaining('which column holds the keywords'),
    });
    expect(await refused({ columns: ['KEYWORD', 'IGNORE'], country: 'Germany' })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await refused({ columns: ['KEYWORD', 'IGNORE'], country: 'XX' })).toMatchObject({ path: 'mapping.country' });
    expect(
      await api.fails(IMPORT, { siteId, uploadId, mapping: { columns: ['KEYWORD'], hasHeader: true, currency: 'euro' } }),
    ).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  it('belongs to who sent the file', async () => {
    const siteId = await newSite('Owners');
    const { createApiToken } = await api.ok('mutation { createApiToken(input: { name: "other", scopes: [READ, WRITE] }) { secret } }');
    const own = await upload(api, 'own.txt', 'aeropress');
    const foreign = { token: createApiToken.secret };
    expect(await api.fails(PREVIEW, { siteId, uploadId: own }, foreign)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.fails(IMPORT, { siteId, uploadId: own }, foreign)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.fails(PREVIEW, { siteId, uploadId: 'nonsense' })).toMatchObject({ code: 'NOT_FOUND' });
    const theirs = await sendFile(api, 'theirs.txt', 'aeropress', { authorization: `Bearer ${createApiToken.secret}` });
    expect((await api.ok(PREVIEW, { siteId, uploadId: theirs.body.uploadId }, foreign)).previewKeywordImport.ready).toBe(1);
  });
});

describe('importKeywords', () => {
  it('takes in what is right, lists what is not, and lets go of the file', async () => {
    const siteId = await newSite('Import');
    const uploadId = await upload(api, 'semrush.csv', FILE);
    const { job, ...counts } = await take(siteId, uploadId);
    expect(counts).toEqual({ added: 4, existing: 1, rejectedCount: 2 });
    expect(job).toMatchObject({
      kind: 'IMPORT_KEYWORDS',
      state: 'SUCCEEDED',
      total: 8,
      done: 6,
      failed: 2,
      progress: 1,
      message: '4 added, 1 already there, 1 twice in the file, 2 refused.',
    });
    expect(job.items).toEqual([
      { subjectId: 'row:8:broken', state: 'FAILED', code: 'BAD_USER_INPUT', message: expect.stringContaining('Row 8: “lots”') },
      { subjectId: 'row:9:10 5', state: 'FAILED', code: 'BAD_USER_INPUT', message: 'Row 9: There is no keyword in this row.' },
    ]);
    expect(await listed(siteId, undefined, { field: 'TEXT' })).toMatchObject([
      { text: 'buy french press', volume: null, intent: 'TRANSACTIONAL', intentSource: 'DETECTED' },
      { text: 'cafe moka', volume: 90 },
      { text: 'café moka', volume: 1000, volumeMax: 10000, intent: 'TRANSACTIONAL', intentSource: 'FILE', cpc: 1.2, cpcCurrency: 'USD' },
      { text: 'clean moka pot' },
      // The later row's volume, the earlier one's everything else.
      { text: 'moka pot', volume: 22300, difficulty: 43, cpc: 0.87, intent: 'INFORMATIONAL', intentSource: 'FILE' },
      { text: 'moka pots', volume: 880, intent: 'INFORMATIONAL', intentSource: 'DETECTED' },
    ]);
    expect(await api.fails(PREVIEW, { siteId, uploadId })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.fails('mutation ($id: ID!) { retryJob(id: $id) { job { id } } }', { id: job.id })).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Mend them in the file'),
    });
    expect(await take(siteId, await upload(api, 'again.csv', FILE))).toMatchObject({ added: 0, existing: 5, rejectedCount: 2 });
  });

  it('takes a workbook and pasted text', async () => {
    const siteId = await newSite('Workbook');
    const sheet = xlsx([
      ['Keyword', 'Intent', 'Volume', 'Keyword Difficulty', 'CPC (EUR)'],
      ['aeropress', 'Commercial', 5400, 12, 0.4],
      ['chemex & filters', null, 90, null, null],
    ]);
    expect(await take(siteId, await upload(api, 'semrush.xlsx', sheet))).toMatchObject({ added: 2, existing: 0, rejectedCount: 0 });
    const pasted = await upload(api, 'pasted.txt', 'aeropress, v60\nkalita wave, clever dripper\n');
    expect(await take(siteId, pasted)).toMatchObject({ added: 3, existing: 1, job: { state: 'SUCCEEDED', total: 4 } });
    expect((await listed(siteId, { search: 'chemex' })).map(({ text }) => text)).toEqual(['chemex & filters']);
  });

  it('stands in the sector that is named', async () => {
    const siteId = await newSite('Sectors');
    const { createSector } = await api.ok(
      'mutation ($siteId: ID!) { createSector(siteId: $siteId, input: { name: "Tea" }) { sector { id } } }',
      { siteId },
    );
    const uploadId = await upload(api, 'tea.txt', 'sencha\nmatcha');
    await api.ok(IMPORT, { siteId, uploadId, sectorId: createSector.sector.id });
    const { keywords } = await api.ok(
      'query ($siteId: ID!) { keywords(siteId: $siteId, filter: { search: "matcha" }) { nodes { sector { name } } } }',
      { siteId },
    );
    expect(keywords.nodes).toEqual([{ sector: { name: 'Tea' } }]);
    const foreign = await newSite('Elsewhere');
    expect(
      await api.fails(IMPORT, { siteId: foreign, uploadId: await upload(api, 'tea.txt', 'sencha'), sectorId: createSector.sector.id }),
    ).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'sectorId',
    });
  });

  it('counts and lists across chunks, at most 1,000 refused rows one by one', async () => {
    const siteId = await newSite('Chunks');
    const rows = Array.from({ length: 5_000 }, (_, at) =>
      at % 4 === 3 ? `row ${at},none of yours` : at % 4 === 2 ? `keyword ${at - 2},${at}` : `keyword ${at},${at}`,
    );
    const uploadId = await upload(api, 'many.csv', `keyword,volume\n${rows.join('\n')}`);
    const { job, ...counts } = await take(siteId, uploadId);
    expect(counts).toEqual({ added: 2_500, existing: 0, rejectedCount: 1_250 });
    expect(job).toMatchObject({ state: 'SUCCEEDED', total: 5_000, done: 3_750, failed: 1_250 });
    expect(job.message).toBe(
      '2,500 added, 0 already there, 1,250 twice in the file, 1,250 refused. The first 1,000 refused rows are listed.',
    );
    expect(job.items).toHaveLength(1_000);
    expect(job.items.at(-1).subjectId).toBe('row:4001:row 3999');
    expect((await api.sql('select count(*)::int as n from keyword where site_id = $1', [siteId]))[0]?.n).toBe(2_502);
  });

  it('that is stopped lists its refused rows again when it goes on', async () => {
    const siteId = await newSite('Stopped');
    const rows = Array.from({ length: 4_500 }, (_, at) => `keyword ${at},${at === 10 || at === 4_400 ? 'lots' : at}`);
    const uploadId = await upload(api, 'stopped.csv', `keyword,volume\n${rows.join('\n')}`);
    // As a run leaves it that was cancelled behind its first chunk.
    const { importKeywords } = await api.ok(IMPORT, { siteId, uploadId: await upload(api, 'x.txt', 'x') });
    const checkpoint = { rows: 2_000, added: 1_999, existing: 0, duplicates: 0, rejected: 1 };
    await api.sql(
      `update job set state = 'cancelled', checkpoint = $2, payload = jsonb_set(payload, '{uploadId}', to_jsonb($3::text)) where id = $1`,
      [importKeywords.job.id, JSON.stringify(checkpoint), uploadId],
    );
    await api.ok('mutation ($id: ID!) { retryJob(id: $id) { job { id } } }', { id: importKeywords.job.id });
    const job = async () =>
      (await api.ok('query ($id: ID!) { job(id: $id) { state message failed items { subjectId } } }', { id: importKeywords.job.id })).job;
    await expect.poll(async () => (await job()).state, { timeout: 15_000 }).toBe('SUCCEEDED');
    expect(await job()).toMatchObject({
      message: '4,498 added, 0 already there, 2 refused.',
      failed: 2,
      items: [{ subjectId: 'row:12:keyword 10' }, { subjectId: 'row:4402:keyword 4400' }],
    });
    // The first chunk is not taken in again.
    expect((await listed(siteId, { search: 'keyword 1999' })).length).toBe(0);
    expect((await listed(siteId, { search: 'keyword 2000' })).length).toBe(1);
  });

  it('whose file is gone says so', async () => {
    const siteId = await newSite('Gone');
    const front = await upload(api, 'x.txt', 'x');
    const { importKeywords } = await api.ok(IMPORT, { siteId, uploadId: front });
    await api.sql(`update job set state = 'cancelled', checkpoint = null where id = $1`, [importKeywords.job.id]);
    await api.ok('mutation ($id: ID!) { retryJob(id: $id) { job { id } } }', { id: importKeywords.job.id });
    await expect
      .poll(async () => (await api.ok('query ($id: ID!) { job(id: $id) { state message } }', { id: importKeywords.job.id })).job, {
        timeout: 10_000,
      })
      .toEqual({ state: 'FAILED', message: 'The file is no longer there: it is kept for a day. Send it again.' });
  });
});
