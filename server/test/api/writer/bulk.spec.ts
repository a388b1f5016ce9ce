import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { draftAnswerFor } from '../../kit/draft-answers.ts';
import { AI_KEY, AI_MODEL, type Answer, fails, type OpenAiServer, says, slowly, startOpenAiServer } from '../../kit/openai-server.ts';
import { createSite, createTask, type WriterSite } from './writer-seed.ts';

const ALL =
  'mutation ($ids: [ID!]!, $wait: Int) { completeTasks(taskIds: $ids, wait: $wait) { job { id state done failed total message } tasks { status lastError } } }';
const JOB = 'query ($id: ID!) { job(id: $id) { state done failed message items { subjectId state message } } }';
const ESTIMATE = 'query ($ids: [ID!]!) { draftEstimate(taskIds: $ids) { drafts provider models inputTokens outputTokens cost note } }';
const SETTINGS = 'mutation ($input: UpdateAiSettingsInput!) { updateAiSettings(input: $input) { settings { maxConcurrency } } }';

describe('many drafts at once', () => {
  let ai: OpenAiServer;
  let api: TestApi;
  let site: WriterSite;
  const good = says(draftAnswerFor('article'));
  const tasks = (count: number) => Promise.all(Array.from({ length: count }, () => createTask(api, site)));
  const job = async (id: string) => (await api.ok(JOB, { id })).job;

  beforeAll(async () => {
    ai = await startOpenAiServer();
    api = await startApi({ IGNY8_AI_BASE_URL: ai.baseUrl, IGNY8_AI_API_KEY: AI_KEY, IGNY8_AI_MODEL: AI_MODEL });
    site = await createSite(api);
  });
  afterEach(() => api.ok(SETTINGS, { input: { maxConcurrency: 3 } }));
  afterAll(async () => {
    await api.stop();
    await ai.stop();
  });

  it('are asked for as many at once as the settings say, over all jobs', async () => {
    await api.ok(SETTINGS, { input: { maxConcurrency: 2 } });
    let [now, most] = [0, 0];
    ai.script(async (reply) => {
      now += 1;
      most = Math.max(most, now);
      await slowly(80, good)(reply);
      now -= 1;
    });
    const [one, two] = [await tasks(4), await tasks(4)];
    const answers = await Promise.all([one, two].map((ids) => api.ok(ALL, { ids, wait: 30 })));
    for (const { completeTasks } of answers) expect(completeTasks.job).toMatchObject({ state: 'SUCCEEDED', done: 4, failed: 0 });
    expect(most).toBe(2);
  });

  it('all wait when the provider asks one of them to, and the job says so', async () => {
    const limited: Answer = fails(429, 'Rate limit reached', { headers: { 'retry-after': '2' } });
    ai.script(good, limited, slowly(100, good));
    const ids = await tasks(8);
    const { completeTasks } = await api.ok(ALL, { ids });
    await expect
      .poll(async () => (await job(completeTasks.job.id)).message, { timeout: 10_000, interval: 50 })
      .toMatch(/takes no more requests for now: waiting \d second/);
    await expect.poll(async () => (await job(completeTasks.job.id)).state, { timeout: 20_000, interval: 100 }).toBe('SUCCEEDED');
    expect(await job(completeTasks.job.id)).toMatchObject({ done: 8, failed: 0, message: '8 of 8 drafts are ready.' });
    const longest = Math.max(...ai.times.slice(1).map((time, at) => time - (ai.times[at] as number)));
    expect(longest).toBeGreaterThanOrEqual(1_500);
    expect(ai.requests.length).toBeLessThanOrEqual(8 + 3);
  });

  it('fail each for itself with what to do, the others go on, and a retry writes only those', async () => {
    const ids = await tasks(6);
    let count = 0;
    ai.script((reply) => {
      count += 1;
      return (count % 3 === 0 ? fails(400, 'Unsupported value') : good)(reply);
    });
    const { completeTasks } = await api.ok(ALL, { ids, wait: 30 });
    expect(completeTasks.job).toMatchObject({ state: 'SUCCEEDED', done: 4, failed: 2, message: '4 of 6 drafts are ready.' });
    const failed = (await job(completeTasks.job.id)).items.filter((item: Json) => item.state === 'FAILED');
    expect(failed).toHaveLength(2);
    expect(
      completeTasks.tasks.filter((task: Json) => task.status === 'QUEUED' && task.lastError.includes('Unsupported value')),
    ).toHaveLength(2);

    ai.script(good);
    await api.ok('mutation ($id: ID!) { retryJob(id: $id) { job { id } } }', { id: completeTasks.job.id });
    await expect.poll(async () => (await job(completeTasks.job.id)).done, { timeout: 20_000 }).toBe(6);
    expect(ai.requests).toHaveLength(2);
    expect(await api.sql('select count(*)::int from content where task_id = any($1::uuid[])', [ids])).toEqual([{ count: 6 }]);
  });

  it('asked for again while they are written, are told with the job that writes them, whatever else is done or begun', async () => {
    const [ready, ...rest] = await tasks(3);
    ai.script(good);
    await api.ok(ALL, { ids: [ready], wait: 30 });
    const held = Promise.withResolvers<void>();
    ai.script(async (reply) => held.promise.then(() => good(reply)));
    const begin = async (ids: unknown[]) => (await api.ok(ALL, { ids })).completeTasks.job.id;
    const writing = await begin(rest);
    const later = await begin(await tasks(1));
    expect(await begin(rest)).toBe(writing);
    expect(await begin([ready, ...rest])).toBe(writing);
    held.resolve();
    for (const id of [writing, later]) await expect.poll(async () => (await job(id)).state, { timeout: 20_000 }).toBe('SUCCEEDED');
  });

  it('stop when the job is stopped: what is written stays, the rest is as it was', async () => {
    const ids = await tasks(9);
    ai.script(good, good, good, slowly(20_000, good));
    const { completeTasks } = await api.ok(ALL, { ids });
    await expect.poll(async () => (await job(completeTasks.job.id)).done, { timeout: 20_000 }).toBe(3);
    await api.ok('mutation ($id: ID!) { cancelJob(id: $id) { job { state } } }', { id: completeTasks.job.id });
    expect((await job(completeTasks.job.id)).state).toBe('CANCELLED');
    const rows = await api.sql('select status, last_error from task where id = any($1::uuid[])', [ids]);
    expect(rows.filter((row) => row.status === 'completed')).toHaveLength(3);
    expect(rows.every((row) => row.last_error === null)).toBe(true);
  });

  it('cost what is known beforehand: more for more words, and nothing is invented for a model without a price', async () => {
    const [a, b] = (await tasks(2)) as [string, string];
    await api.ok('mutation ($id: ID!) { updateTask(id: $id, input: { words: 8000 }) { task { words } } }', { id: b });
    const estimate = async (ids: string[]) => (await api.ok(ESTIMATE, { ids })).draftEstimate;
    const short = await estimate([a]);
    const long = await estimate([b]);
    const both = await estimate([a, b, a]);
    expect(short).toMatchObject({ drafts: 1, provider: 'openai-compatible', models: [AI_MODEL], cost: null });
    expect(short.note).toContain(`The price of "${AI_MODEL}"`);
    expect(long.outputTokens).toBeGreaterThan(short.outputTokens * 4);
    expect(both).toMatchObject({
      drafts: 2,
      inputTokens: short.inputTokens + long.inputTokens,
      outputTokens: short.outputTokens + long.outputTokens,
    });
    expect(await api.fails(ESTIMATE, { ids: ['01999999-0000-7000-8000-000000000000'] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.fails(ESTIMATE, { ids: [] })).toMatchObject({ code: 'BAD_USER_INPUT' });

    const few = await api.statements(() => estimate([a, b]));
    const many = await tasks(20);
    expect((await api.statements(() => estimate(many))).length).toBe(few.length);
    const sent = ai.requests.length;
    await estimate(many);
    expect(ai.requests).toHaveLength(sent);
  });

  it('cost dollars by the price table where the model is in it, and nothing with the built-in writer', async () => {
    const priced = await startApi({ IGNY8_AI_PROVIDER: 'openai', IGNY8_AI_API_KEY: 'sk-x', IGNY8_AI_MODEL: 'gpt-5-mini' });
    const free = await startApi();
    try {
      const of = async (server: TestApi) => {
        const home = await createSite(server);
        return (await server.ok(ESTIMATE, { ids: [await createTask(server, home)] })).draftEstimate;
      };
      const { cost, inputTokens, outputTokens, note } = await of(priced);
      expect(cost).toBeCloseTo((inputTokens * 0.25 + outputTokens * 2) / 1_000_000, 8);
      expect(note).toMatch(/list prices of \d{4}-\d{2}-\d{2}/);
      expect(await of(free)).toMatchObject({ provider: 'built-in', cost: 0, inputTokens: 0, models: [] });
    } finally {
      await priced.stop();
      await free.stop();
    }
  });
});
