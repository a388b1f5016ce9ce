import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANTHROPIC_KEY, ANTHROPIC_MODEL, startAnthropicServer } from '../../kit/anthropic-server.ts';
import { startApi, type TestApi } from '../../kit/api.ts';
import { draftAnswerFor } from '../../kit/draft-answers.ts';
import { AI_KEY, AI_MODEL, EMBEDDING_MODEL, fails, type OpenAiServer, says, startOpenAiServer } from '../../kit/openai-server.ts';
import { COMPLETE, createSite, createTask } from '../writer/writer-seed.ts';

const FIELDS = 'provider baseUrl hasKey model embeddingModel temperature language words maxConcurrency environment';
const READ = `{ aiSettings { ${FIELDS} } }`;
const UPDATE = `mutation ($input: UpdateAiSettingsInput!) { updateAiSettings(input: $input) { settings { ${FIELDS} } } }`;
const TEST = 'mutation ($input: UpdateAiSettingsInput) { testAiProvider(input: $input) { ok message fault model durationMs } }';

describe('AI settings', () => {
  let api: TestApi;
  let openai: OpenAiServer;
  beforeAll(async () => {
    openai = await startOpenAiServer();
    openai.script(says({ word: 'ready' }));
    api = await startApi();
  });
  afterAll(async () => {
    await api.stop();
    await openai.stop();
  });

  it('begin with the built-in writer, which a test finds well', async () => {
    expect((await api.ok(READ)).aiSettings).toEqual({
      provider: null,
      baseUrl: null,
      hasKey: false,
      model: null,
      embeddingModel: null,
      temperature: null,
      language: null,
      words: null,
      maxConcurrency: 3,
      environment: [],
    });
    expect((await api.ok(TEST)).testAiProvider).toMatchObject({ ok: true, message: expect.stringContaining('built-in writer') });
  });

  it('say which field is missing or wrong, and save nothing then', async () => {
    const refused = async (input: object) => api.fails(UPDATE, { input });
    expect(await refused({ provider: 'OPENAI' })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'input.apiKey' });
    expect(await refused({ provider: 'OPENAI_COMPATIBLE', model: 'x' })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'input.baseUrl' });
    expect(await refused({ provider: 'OPENAI_COMPATIBLE', model: 'x', baseUrl: 'localhost:11434' })).toMatchObject({
      path: 'input.baseUrl',
    });
    expect(await refused({ language: 'German' })).toMatchObject({ path: 'input.language' });
    expect(await refused({ temperature: 3 })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await refused({ maxConcurrency: 0 })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect((await api.ok(READ)).aiSettings.provider).toBeNull();
  });

  it('can be tried before they are saved, with the fault named and the field to mend', async () => {
    const input = { provider: 'OPENAI', baseUrl: openai.baseUrl, apiKey: AI_KEY, model: AI_MODEL, embeddingModel: EMBEDDING_MODEL };
    const test = async (change: object) => (await api.ok(TEST, { input: { ...input, ...change } })).testAiProvider;
    expect(await test({})).toMatchObject({
      ok: true,
      fault: null,
      model: AI_MODEL,
      message: expect.stringMatching(/answered in .* embeds/),
    });
    expect(await test({ apiKey: 'sk-wrong' })).toMatchObject({
      ok: false,
      fault: 'KEY',
      message: expect.stringContaining('Check the key in the AI settings.'),
    });
    expect(await test({ model: 'no-such' })).toMatchObject({ ok: false, fault: 'MODEL' });
    expect(await test({ embeddingModel: 'no-such' })).toMatchObject({
      ok: false,
      fault: 'MODEL',
      message: expect.stringContaining('embedding'),
    });
    expect(await test({ baseUrl: 'http://127.0.0.1:9/v1' })).toMatchObject({ ok: false, fault: 'ADDRESS' });
    openai.script(fails(429, 'Slow down', { headers: { 'retry-after': '30' } }));
    expect(await test({})).toMatchObject({ ok: false, fault: 'RATE', message: expect.stringContaining('Try again in 30 seconds') });
    openai.script(fails(429, 'You exceeded your current quota.', { code: 'insufficient_quota' }));
    expect(await test({})).toMatchObject({ ok: false, fault: 'QUOTA' });
    expect((await api.ok(READ)).aiSettings.provider).toBeNull();
    openai.script(says({ word: 'ready' }));
  });

  it('keep the key sealed, never answer it, and forget it when the address changes', async () => {
    const input = {
      provider: 'OPENAI_COMPATIBLE',
      baseUrl: `${openai.baseUrl}/`,
      apiKey: AI_KEY,
      model: AI_MODEL,
      language: 'pt-br',
      words: 600,
    };
    const { updateAiSettings } = await api.ok(UPDATE, { input });
    expect(updateAiSettings.settings).toMatchObject({
      provider: 'OPENAI_COMPATIBLE',
      baseUrl: openai.baseUrl,
      hasKey: true,
      language: 'pt-BR',
      words: 600,
    });
    const [row] = await api.sql('select * from ai_settings');
    expect(JSON.stringify(row)).not.toContain(AI_KEY);
    expect(row?.api_key).toMatch(/^v1\./);
    expect((await api.ok(UPDATE, { input: { temperature: 0.3 } })).updateAiSettings.settings).toMatchObject({
      hasKey: true,
      temperature: 0.3,
    });
    expect((await api.ok(TEST)).testAiProvider.ok).toBe(true);
    const elsewhere = { input: { baseUrl: 'http://127.0.0.1:9/v1' } };
    expect((await api.ok(UPDATE, elsewhere)).updateAiSettings.settings).toMatchObject({ hasKey: false, baseUrl: 'http://127.0.0.1:9/v1' });
    expect(await api.sql('select count(*)::int from ai_settings')).toEqual([{ count: 1 }]);
  });

  it('are for admins to change or try, and for readers to read without the key', async () => {
    const { createApiToken } = await api.ok('mutation { createApiToken(input: { name: "writer", scopes: [READ, WRITE] }) { secret } }');
    const token = createApiToken.secret;
    expect((await api.send(READ, {}, { token })).data.aiSettings).toBeDefined();
    expect(await api.fails(UPDATE, { input: { words: 500 } }, { token })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await api.fails(TEST, {}, { token })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are noticed by a process that was at work before the change, from the next draft on', async () => {
    const { startServices, startWorker } = await import('../../../src/app/start.ts');
    const anthropic = await startAnthropicServer();
    const front = await startApi({ IGNY8_WORKER: 'off' });
    const worker = await startServices({ config: { ...front.services.config, databaseUrl: front.databaseUrl } });
    try {
      await startWorker(worker.services);
      const site = await createSite(front);
      const write = async () => (await front.ok(COMPLETE, { taskId: await createTask(front, site), wait: 30 })).completeTask.content;
      expect((await write()).provenance).toMatchObject({ provider: 'built-in' });
      openai.script(says(draftAnswerFor('article')));
      await front.ok(UPDATE, { input: { provider: 'OPENAI', baseUrl: openai.baseUrl, apiKey: AI_KEY, model: AI_MODEL } });
      expect((await write()).provenance).toMatchObject({ provider: 'openai', model: AI_MODEL, cost: null });
      anthropic.script(says(draftAnswerFor('article')));
      await front.ok(UPDATE, {
        input: { provider: 'ANTHROPIC', baseUrl: anthropic.baseUrl, apiKey: ANTHROPIC_KEY, model: ANTHROPIC_MODEL },
      });
      const { provenance } = await write();
      expect(provenance).toMatchObject({ provider: 'anthropic', model: ANTHROPIC_MODEL, inputTokens: 120, outputTokens: 340 });
      expect(provenance.cost).toBeCloseTo((120 * 3 + 340 * 15) / 1_000_000);
    } finally {
      await worker.stop();
      await front.stop();
      await anthropic.stop();
    }
  });
});

describe('AI settings in the environment', () => {
  it('win over what is saved, say so, and can not be changed here', async () => {
    const openai = await startOpenAiServer();
    const api = await startApi({
      IGNY8_AI_PROVIDER: 'openai',
      IGNY8_AI_BASE_URL: openai.baseUrl,
      IGNY8_AI_API_KEY: AI_KEY,
      IGNY8_AI_MODEL: AI_MODEL,
    });
    try {
      expect((await api.ok(READ)).aiSettings).toMatchObject({
        provider: 'OPENAI',
        hasKey: true,
        model: AI_MODEL,
        environment: ['IGNY8_AI_PROVIDER', 'IGNY8_AI_BASE_URL', 'IGNY8_AI_API_KEY', 'IGNY8_AI_MODEL'],
      });
      expect(await api.fails(UPDATE, { input: { model: 'gpt-5' } })).toMatchObject({
        code: 'CONFLICT',
        message: expect.stringContaining('IGNY8_AI_PROVIDER'),
      });
      expect((await api.ok(UPDATE, { input: { words: 700 } })).updateAiSettings.settings).toMatchObject({ words: 700, provider: 'OPENAI' });
    } finally {
      await api.stop();
      await openai.stop();
    }
  });

  it.each([
    [{ IGNY8_AI_MODEL: 'x' }, 'IGNY8_AI_MODEL is set, so IGNY8_AI_PROVIDER must say whose models write'],
    [{ IGNY8_AI_PROVIDER: 'anthropic', IGNY8_AI_MODEL: 'x' }, 'IGNY8_AI_PROVIDER is set, so IGNY8_AI_API_KEY must hold the key'],
    [{ IGNY8_AI_PROVIDER: 'openai-compatible', IGNY8_AI_MODEL: 'x' }, 'so IGNY8_AI_BASE_URL must say where the endpoint is'],
    [{ IGNY8_AI_BASE_URL: 'http://localhost:11434/v1' }, 'IGNY8_AI_BASE_URL is set, so IGNY8_AI_MODEL must name a model'],
  ])('are refused at the start where they are not whole: %o', async (env, message) => {
    await expect(startApi(env as Record<string, string>)).rejects.toThrow(message);
  });
});
