/**
 * Two sites seeded alike, and a token of one: nothing of the other is in any answer, whatever ids are sent, and nothing of it changes.
 * The same calls by somebody who reaches both show what there would have been to see.
 */
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApiSchema } from '../../../src/app/schema.ts';
import { ADMIN_TOKEN, type Json, startApi, type TestApi } from '../../kit/api.ts';
import { signedIn } from '../../kit/people.ts';
import { callsOf, documentOf, type IdsFor, idPlacesOf, NOBODY, type Operation, operationsOf } from '../../kit/schema-walk.ts';
import { type WalkedSite, walkedSite } from '../../kit/schema-walk-seed.ts';
import { bearer, codesOf, together, type WalkAnswer, Walker } from '../../kit/schema-walk-send.ts';

let api: TestApi;
let operations: Operation[];
let walker: Walker;
let ours: WalkedSite;
let theirs: WalkedSite;
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off', IGNY8_RATE_LIMIT: 'off', IGNY8_MAX_COST: '1000000', IGNY8_LOG_LEVEL: 'silent' });
  operations = operationsOf(await buildApiSchema(api.services));
  walker = new Walker(api);
  const { data } = await (await signedIn(api, 'Mara')).send('{ viewer { id } }');
  ours = await walkedSite(api, 'ours', data.viewer.id);
  theirs = await walkedSite(api, 'theirs', data.viewer.id);
});
afterAll(() => api?.stop());

const reading = () => operations.filter(({ kind }) => kind !== 'mutation');
const idsOf =
  (site: WalkedSite): IdsFor =>
  ({ table }) => [site.ids[table] ?? NOBODY];

/** With their ids everywhere, with one of theirs among ours, and with both in each list. */
function crossCalls(operation: Operation): Json[] {
  const oneOfTheirs =
    (path: string): IdsFor =>
    (place) =>
      idsOf(place.path === path ? theirs : ours)(place);
  const both: IdsFor = (place) => [...idsOf(ours)(place), ...idsOf(theirs)(place)];
  const ways = [idsOf(theirs), both, ...idPlacesOf(operation).map(({ path }) => oneOfTheirs(path))];
  const calls = new Set(ways.flatMap((idsFor) => callsOf(operation, idsFor).map((variables) => JSON.stringify(variables))));
  const isAcross = (text: string) => Object.values(theirs.ids).some((id) => text.includes(id));
  const across = [...calls].filter(isAcross);
  return (across.length > 0 ? across : [...calls]).map((text) => JSON.parse(text) as Json);
}

/** What must not be in an answer to us: nor may it come from nobody having been asked. */
const faultOf = (answer: WalkAnswer): string | undefined =>
  answer.text.includes(theirs.marker)
    ? 'tells of them'
    : codesOf(answer).find((code) => ['UNAUTHENTICATED', 'INTERNAL', 'LIMIT_EXCEEDED'].includes(code));

const said = ({ name }: Operation, variables: Json, what: string, { text }: WalkAnswer) =>
  `${name} ${JSON.stringify(variables)} ${what}: ${text.slice(0, 600)}`;

describe('somebody who reaches both sites', () => {
  /** They answer in numbers; or ask WordPress, look for several things of a kind, are of a file of whoever asks. */
  const NUMBERS = ['clusterSuggestions', 'contentBatchPreview', 'draftEstimate'];
  const WORDLESS = [...NUMBERS, 'cannibalization', 'importPreview', 'splitPreview', 'previewKeywordImport'];

  it('sees words of theirs through every query that takes an id: the walk asks for what there is', async () => {
    const blind: string[] = [];
    const isOfSite = (operation: Operation) => idPlacesOf(operation).some(({ table }) => table in theirs.ids);
    await together(
      reading().filter((operation) => operation.kind === 'query' && isOfSite(operation) && !WORDLESS.includes(operation.name)),
      async (operation) => {
        for (const variables of callsOf(operation, idsOf(theirs))) {
          if ((await walker.ask(operation, variables, bearer(ADMIN_TOKEN))).text.includes(theirs.marker)) return;
        }
        blind.push(operation.name);
      },
    );
    expect(blind).toEqual([]);
  }, 60_000);
});

describe('a token of our site', () => {
  it('reads nothing of theirs, by their ids or by ours', async () => {
    const faults: string[] = [];
    await together(reading(), async (operation) => {
      const own = callsOf(operation, idsOf(ours)).slice(0, 1);
      for (const variables of [...own, ...crossCalls(operation)]) {
        const answer = await walker.ask(operation, variables, bearer(ours.token), idsOf(theirs));
        const fault = faultOf(answer);
        if (fault) faults.push(said(operation, variables, fault, answer));
      }
    });
    expect(faults).toEqual([]);
  }, 60_000);

  it('gets no further with the cursors of their lists', async () => {
    const lists = reading().filter(({ kind, field }) => kind === 'query' && field.args.some(({ name }) => name === 'after'));
    expect(lists.length).toBeGreaterThan(12);
    const faults: string[] = [];
    let cursors = 0;
    await together(lists, async (operation) => {
      const [variables = {}] = callsOf(operation, idsOf(theirs));
      const { text } = await walker.ask(operation, variables, bearer(ADMIN_TOKEN));
      for (const after of new Set([...text.matchAll(/"(?:endCursor|cursor)":"([^"]+)"/g)].map(([, cursor]) => cursor))) {
        cursors += 1;
        for (const idsFor of [idsOf(ours), idsOf(theirs)]) {
          const [own = {}] = callsOf(operation, idsFor);
          const answer = await walker.ask(operation, { ...own, after }, bearer(ours.token));
          const fault = faultOf(answer);
          if (fault) faults.push(said(operation, { ...own, after }, fault, answer));
        }
      }
    });
    expect(cursors).toBeGreaterThan(12);
    expect(faults).toEqual([]);
  }, 60_000);

  it('changes nothing of theirs, and is told nothing of it, by their ids or by both', async () => {
    const before = await theirs.fingerprint();
    const faults: string[] = [];
    for (const operation of operations.filter(({ kind }) => kind === 'mutation')) {
      for (const variables of crossCalls(operation)) {
        const answer = await walker.ask(operation, variables, bearer(ours.token));
        const fault = faultOf(answer);
        if (fault) faults.push(said(operation, variables, fault, answer));
      }
      if ((await theirs.fingerprint()) !== before) {
        faults.push(`${operation.name} changed them`);
        break;
      }
      await ours.restore();
    }
    expect(faults).toEqual([]);
    expect(await theirs.fingerprint()).toBe(before);
  }, 60_000);

  it('changes nothing that all sites share', async () => {
    const tables = await api.sql<{ table: string }>(
      `select t.table_name as table from information_schema.tables t where t.table_schema = 'public' and t.table_name not in ('site', 'api_token')
         and t.table_name not like 'upload%' and t.table_name not like 'mikro_orm%' and t.table_type = 'BASE TABLE' and not exists
         (select from information_schema.columns c where c.table_name = t.table_name and c.column_name = 'site_id') order by 1`,
    );
    expect(tables.map(({ table }) => table)).toEqual(expect.arrayContaining(['ai_settings', 'app_user', 'prompt_override', 'session']));
    const shared = async () =>
      Promise.all(
        tables.map(({ table }) => api.sql(`select to_jsonb(t) - 'last_used_at' - 'last_seen_at' as row from "${table}" t order by 1`)),
      );
    const sites = () => api.sql('select count(*) from site');
    const before = [await shared(), await sites()];
    for (const operation of operations.filter(({ kind }) => kind === 'mutation')) {
      if (idPlacesOf(operation).some(({ table }) => table in ours.ids)) continue;
      for (const variables of callsOf(operation, idsOf(theirs))) await walker.ask(operation, variables, bearer(ours.token));
    }
    for (const [name, input] of [
      ['updateAiSettings', { provider: 'OPENAI_COMPATIBLE', baseUrl: 'http://127.0.0.1:9', model: 'theirs' }],
      ['testAiProvider', { provider: 'OPENAI_COMPATIBLE', baseUrl: 'http://127.0.0.1:9', model: 'theirs' }],
    ] as const) {
      const operation = operations.find((one) => one.name === name) as Operation;
      expect(codesOf(await walker.ask(operation, { input }, bearer(ours.token))), name).toEqual(['FORBIDDEN']);
    }
    const prompt = operations.find(({ name }) => name === 'updatePrompt') as Operation;
    const { promptTemplates } = await api.ok('{ promptTemplates { name defaultText } }');
    const change = { name: promptTemplates[0].name, text: promptTemplates[0].defaultText };
    expect(codesOf(await walker.ask(prompt, change, bearer(ours.token)))).toEqual(['FORBIDDEN']);
    expect([await shared(), await sites()]).toEqual(before);
  });

  it('hears of what happens on our site alone', async () => {
    const heard: string[] = [];
    const streams = ['contentChanged', 'jobs'].map((name) => {
      const operation = operations.find((one) => one.kind === 'subscription' && one.name === name) as Operation;
      const stream = createClient({ url: `${api.url}/graphql/stream`, headers: bearer(ours.token), retryAttempts: 0 });
      const next = (answer: object) => heard.push(JSON.stringify(answer));
      stream.subscribe(
        { query: documentOf(operation), variables: { siteId: ours.id } },
        { next, error: () => undefined, complete: () => undefined },
      );
      return stream;
    });
    // Theirs first each time, until ours have been heard: by then theirs would have been.
    let version = 0;
    await expect
      .poll(
        async () => {
          version += 1;
          for (const { ids } of [theirs, ours]) {
            const [title, id] = [`${version}`, ids.content];
            await api.sql(`update job set state = 'queued' where id = $1`, [ids.job]);
            await api.send('mutation ($id: ID!) { cancelJob(id: $id) { job { id } } }', { id: ids.job });
            const { contentItem } = await api.ok('query ($id: ID!) { contentItem(id: $id) { version } }', { id });
            await api.ok(
              'mutation ($id: ID!, $v: Int!, $title: String!) { updateContent(id: $id, expectedVersion: $v, input: { title: $title }) { content { id } } }',
              { id, v: contentItem.version, title },
            );
          }
          return heard.join();
        },
        { timeout: 10_000 },
      )
      .toMatch(/contentChanged.*"jobs"|"jobs".*contentChanged/s);
    for (const stream of streams) stream.dispose();
    expect(heard.join()).toContain(ours.marker);
    expect(heard.join()).not.toContain(theirs.marker);
  });
});
