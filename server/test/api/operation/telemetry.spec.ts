/** What a request is known by, and what is counted of the work done for it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../../src/app/http.ts';
import { buildApiSchema } from '../../../src/app/schema.ts';
import { startApi, type TestApi } from '../../kit/api.ts';
import { draftAnswerFor } from '../../kit/draft-answers.ts';
import { AI_KEY, AI_MODEL, fails, type OpenAiServer, says, startOpenAiServer } from '../../kit/openai-server.ts';
import { createWebhook, lastIs, letTimePass, type Receiver, startReceiver, status } from '../../kit/webhook-receiver.ts';
import { COMPLETE, createSite, createTask, type WriterSite } from '../writer/writer-seed.ts';

const METRICS = 'a-token-for-who-reads-metrics';

let api: TestApi;
let ai: OpenAiServer;
let receiver: Receiver;
let site: WriterSite;
beforeAll(async () => {
  [ai, receiver] = await Promise.all([startOpenAiServer(), startReceiver()]);
  api = await startApi({
    IGNY8_METRICS_TOKEN: METRICS,
    IGNY8_ALLOW_PRIVATE_SITES: 'true',
    IGNY8_AI_BASE_URL: ai.baseUrl,
    IGNY8_AI_API_KEY: AI_KEY,
    IGNY8_AI_MODEL: AI_MODEL,
  });
  site = await createSite(api);
});
afterAll(async () => {
  await api?.stop();
  await Promise.all([ai?.stop(), receiver?.stop()]);
});

describe('the id of a request', () => {
  const GIVEN = 'edge-7f3a:0042';
  const asked = async (proxyHops: number, given: string) => {
    const { services } = api;
    const app = await createHttpServer({ ...services, config: { ...services.config, proxyHops } }, await buildApiSchema(services));
    const { headers } = await app.inject({ url: '/healthz', headers: { 'x-request-id': given } });
    return headers['x-request-id'];
  };

  it('is that of a proxy of ours', async () => {
    expect(await asked(1, GIVEN)).toBe(GIVEN);
  });

  it('is our own where no proxy of ours stands before us, and where the given one is too short, too long or could break a line', async () => {
    const ours = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(await asked(0, GIVEN)).toMatch(ours);
    for (const given of ['short', 'x'.repeat(101), 'edge 7f3a 0042', 'edge-7f3a\t0042', '"edge-7f3a"', 'édge-7f3a-0042'])
      expect(await asked(1, given), given).toMatch(ours);
  });
});

describe('the metrics', () => {
  /** The value of a series; 0 where nothing was counted yet. */
  const counted = async (series: string): Promise<number> => {
    const text = await (await fetch(`${api.url}/metrics`, { headers: { authorization: `Bearer ${METRICS}` } })).text();
    return Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${series} `))
        ?.slice(series.length + 1) ?? 0,
    );
  };

  it('count questions to an AI by what came of them, and each request that they took', async () => {
    const questions = (outcome: string) => counted(`igny8_ai_question_duration_seconds_count{purpose="draft",outcome="${outcome}"}`);
    const requests = (outcome: string) => counted(`igny8_outgoing_request_duration_seconds_count{to="ai",outcome="${outcome}"}`);
    const write = async () => api.ok(COMPLETE, { taskId: await createTask(api, site), wait: 30 });
    ai.script(says(draftAnswerFor('article')));
    await write();
    expect([await questions('answered'), await requests('2xx')]).toEqual([1, 1]);
    expect(await counted('igny8_ai_question_duration_seconds_sum{purpose="draft",outcome="answered"}')).toBeGreaterThan(0);

    // It fits no schema, twice: two requests that came through, and one question without an answer.
    ai.script(says({ nothing: 'of use' }));
    await write();
    expect([await questions('UPSTREAM_ERROR'), await requests('2xx')]).toEqual([1, 3]);
    ai.script(fails(400, 'Unsupported value'));
    await write();
    expect([await questions('answered'), await questions('UPSTREAM_ERROR'), await requests('4xx')]).toEqual([1, 2, 1]);
  });

  it('count attempts to deliver to a webhook, the lost ones apart', async () => {
    const attempts = (delivered: boolean) => counted(`igny8_webhook_attempts_total{delivered="${delivered}"}`);
    const requests = (outcome: string) => counted(`igny8_outgoing_request_duration_seconds_count{to="webhook",outcome="${outcome}"}`);
    const webhook = await createWebhook(api, site.siteId, receiver.url, ['JOB_SETTLED']);
    receiver.answer(status(500));
    ai.script(says(draftAnswerFor('article')));
    await api.ok(COMPLETE, { taskId: await createTask(api, site), wait: 30 });
    await lastIs(api, webhook.id, { state: 'PENDING', attempts: 1 });
    expect([await attempts(false), await attempts(true), await requests('5xx')]).toEqual([1, 0, 1]);
    receiver.answer(status(204));
    await letTimePass(api);
    await lastIs(api, webhook.id, { state: 'DELIVERED', attempts: 2 });
    expect([await attempts(false), await attempts(true), await requests('2xx')]).toEqual([1, 1, 1]);
  });
});
