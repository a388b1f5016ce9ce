/** Every provider, read by its own unpatched SDK from a server that speaks its published streaming protocol. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AiQuestion } from '../../../src/modules/ai/index.ts';
import type { AiConnection } from '../../../src/modules/ai/provider/endpoint.ts';
import { type ProviderOptions, SdkProvider } from '../../../src/modules/ai/provider/sdk.provider.ts';
import type { AppError } from '../../../src/platform/errors/app-error.ts';
import {
  type AiServer,
  type Answer,
  breaksDownAfter,
  fails,
  garbles,
  hangsUp,
  isCutAfter,
  refuses,
  says,
  sendsRaw,
  slowly,
} from '../../kit/ai-server.ts';
import { ANTHROPIC_KEY, ANTHROPIC_MODEL, startAnthropicServer } from '../../kit/anthropic-server.ts';
import { GOOGLE_KEY, GOOGLE_MODEL, startGoogleServer } from '../../kit/google-server.ts';
import { AI_KEY, AI_MODEL, EMBEDDING_MODEL, type OpenAiServer, startOpenAiServer } from '../../kit/openai-server.ts';

const schema = z.object({ ideas: z.array(z.object({ title: z.string().min(1) })) });
const good = { ideas: [{ title: 'How to descale a kettle' }] };
const question: AiQuestion<typeof good> = {
  purpose: 'ideas',
  prompt: 'ideas@1',
  system: 'You plan content.',
  user: 'Two ideas for kettles.',
  schema,
};

const fault = async (ask: Promise<unknown>): Promise<AppError> =>
  ask.then(
    () => expect.fail('it should not have answered'),
    (error) => error as AppError,
  );

describe.each([
  ['openai-compatible', startOpenAiServer, AI_KEY, AI_MODEL, 'a chat completions API'],
  ['openai', startOpenAiServer, AI_KEY, AI_MODEL, 'an OpenAI API'],
  ['anthropic', startAnthropicServer, ANTHROPIC_KEY, ANTHROPIC_MODEL, 'an Anthropic API'],
  ['google', startGoogleServer, GOOGLE_KEY, GOOGLE_MODEL, 'the Gemini API'],
] as const)('%s', (vendor, start, apiKey, model, api) => {
  let server: AiServer<unknown>;
  const open = (change: Partial<AiConnection> = {}, options: ProviderOptions = {}) =>
    SdkProvider.open(
      { vendor, baseUrl: server.baseUrl, apiKey, model, embeddingModel: undefined, from: 'environment', ...change },
      { retries: 0, retryMs: 20, pauses: 0, ...options },
    );
  const ask = async (change: Partial<AiQuestion<typeof good>> = {}, options: ProviderOptions = {}) =>
    (await open({}, options)).generateObject({ ...question, ...change });

  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  it('answers an object that fits the schema, with what the run took', async () => {
    server.script(says(good));
    const { value, run } = await ask();
    expect(value).toEqual(good);
    expect(run).toMatchObject({ purpose: 'ideas', prompt: 'ideas@1', provider: vendor, model, inputTokens: 120, outputTokens: 340 });
    expect(run.parameters).toMatchObject({ attempts: 1 });
    expect(run.durationMs).toBeGreaterThanOrEqual(0);
  });

  it('hands on the text as it comes', async () => {
    server.script(says(good, { pauseMs: 10 }));
    const pieces: [string, number][] = [];
    await ask({ onText: (piece, attempt) => pieces.push([piece, attempt]) });
    expect(pieces.length).toBeGreaterThan(1);
    expect(JSON.parse(pieces.map(([piece]) => piece).join(''))).toEqual(good);
    expect(pieces.every(([, attempt]) => attempt === 1)).toBe(true);
  });

  it.each([
    ['not JSON', says('Sure! Here are two ideas: …'), 'not JSON'],
    ['of another shape', says({ ideas: [{ name: 'x' }] }), 'did not fit the schema (ideas.0.title'],
    ['cut at the length limit', says('{"ideas":[{"title":"How to', { finishReason: 'length' }), 'cut off at the length limit'],
  ])('is asked once more, with the fault named, when the answer was %s', async (_, bad, words) => {
    server.script(bad, says(good));
    const attempts = new Set<number>();
    const { value, run } = await ask({ onText: (_piece, attempt) => attempts.add(attempt) });
    expect(value).toEqual(good);
    expect(run).toMatchObject({ inputTokens: 240, outputTokens: 680, parameters: { attempts: 2 } });
    expect(attempts).toEqual(new Set([1, 2]));
    expect(server.requests).toHaveLength(2);
    expect(JSON.stringify(server.requests[1])).toContain(words);
    server.script(bad);
    expect(await fault(ask())).toMatchObject({
      code: 'UPSTREAM_ERROR',
      message: expect.stringContaining(words),
      details: { reason: 'answer' },
    });
    expect(server.requests).toHaveLength(2);
  });

  it('is asked once more when the answer was empty, and given up after that', async () => {
    server.script(says(''), says(good));
    expect((await ask()).value).toEqual(good);
    server.script(says(''));
    expect((await fault(ask())).message).toContain('the answer was empty');
    expect(server.requests).toHaveLength(2);
  });

  it('is not asked again when the model refuses', async () => {
    server.script(refuses("I'm sorry, I can't help with that."));
    const error = await fault(ask());
    expect(error).toMatchObject({ code: 'UPSTREAM_ERROR', details: { reason: 'refusal' } });
    expect(error.message).toContain(`The model "${model}" refused to write this`);
    expect(error.message).toContain('Change the title or the brief, or choose another model.');
    expect(server.requests).toHaveLength(1);
  });

  it('says that the key is wrong, or missing, and where it is set', async () => {
    expect(await fault((await open({ apiKey: 'wrong' })).generateObject(question))).toMatchObject({
      code: 'UPSTREAM_ERROR',
      message: expect.stringContaining('refused the API key. Check IGNY8_AI_API_KEY.'),
      details: { reason: 'key' },
    });
    const unkeyed = await fault((await open({ apiKey: undefined, from: 'settings' })).generateObject(question));
    expect(unkeyed.message).toContain('wants an API key. Set the key in the AI settings.');
  });

  it('tells an unknown model from a wrong address', async () => {
    expect(await fault((await open({ model: 'no-such' })).generateObject(question))).toMatchObject({
      message: expect.stringContaining('has no model "no-such". Check IGNY8_AI_MODEL.'),
      details: { reason: 'model' },
    });
    expect(await fault(ask({ model: 'of-the-task' }))).toMatchObject({ message: expect.stringContaining('has no model "of-the-task"') });
    const baseUrl = server.baseUrl.replace(/\/v1(beta)?$/, '');
    const wrong = await fault((await open({ baseUrl })).generateObject(question));
    expect(wrong).toMatchObject({
      message: expect.stringContaining('Check IGNY8_AI_BASE_URL: it usually ends in /v1'),
      details: { reason: 'address' },
    });
  });

  it('says when to try again after 429, and tells a rate from a used-up quota', async () => {
    server.script(fails(429, 'Rate limit reached for requests', { headers: { 'retry-after': '20' } }));
    expect(await fault(ask())).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: expect.stringContaining('takes no more requests for now. Try again in 20 seconds.'),
      details: { reason: 'rate', retryAfterSeconds: 20, status: 429, aiModel: model },
    });
    const usedUp: Record<string, Answer> = {
      anthropic: fails(400, 'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade.'),
      google: fails(429, 'Your prepayment credits are depleted.'),
    };
    server.script(
      usedUp[vendor] ??
        fails(429, 'You exceeded your current quota, please check your plan and billing details.', { code: 'insufficient_quota' }),
    );
    expect(await fault(ask())).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: expect.stringContaining('used up its quota'),
      details: { reason: 'quota' },
    });
  });

  it('waits as long as it was told to, tells so, and goes on', async () => {
    server.script(fails(429, 'Rate limit reached', { headers: { 'retry-after': '1' } }), says(good));
    const pauses: number[] = [];
    const started = Date.now();
    expect((await ask({ onPause: (seconds) => pauses.push(seconds) }, { pauses: 1 })).value).toEqual(good);
    expect(Date.now() - started).toBeGreaterThanOrEqual(900);
    expect(pauses).toEqual([1]);
  });

  it.each([
    ['a fault of its own', fails(500, 'The server had an error.'), 'has a fault of its own (HTTP 500)'],
    ['a key without rights', fails(403, 'You may not use this.'), 'does not allow this key'],
    ['any other refusal', fails(400, 'Unsupported value'), 'refused the request (HTTP 400). It says: "Unsupported value".'],
    ['a page instead of an answer', sendsRaw(200, 'text/html', '<!doctype html><title>Welcome</title>'), `not as ${api} does`],
    ['an answer of frames that are no JSON', garbles, `not as ${api} does`],
    ['a line that breaks before the answer', hangsUp, "can't be reached"],
    ['a line that breaks in the answer', isCutAfter('{"ideas":[{"ti'), 'broke off in the middle of its answer'],
    ['an error in the middle of the answer', breaksDownAfter('{"ideas":[{"ti'), 'has a fault of its own'],
  ])('says what is wrong with %s, without the key', async (_, answer, words) => {
    server.script(answer);
    const error = await fault(ask());
    expect(error).toMatchObject({ code: 'UPSTREAM_ERROR', message: expect.stringContaining(words) });
    expect(error.message).not.toContain(apiKey);
  });

  it('is asked again after a fault that may pass, and the text begins anew', async () => {
    for (const passing of [fails(500, 'An error.'), isCutAfter('{"ideas":[{"ti'), breaksDownAfter('{"ideas"'), hangsUp]) {
      server.script(passing, says(good));
      let last = 0;
      const { value } = await ask({ onText: (_piece, attempt) => (last = attempt) }, { retries: 1 });
      expect(value).toEqual(good);
      expect(last).toBe(2);
      expect(server.requests).toHaveLength(2);
    }
  });

  it('is given up when it is silent, not when it is slow', async () => {
    server.script(slowly(5_000, says(good)));
    expect(await fault(ask({}, { silenceMs: 300 }))).toMatchObject({
      code: 'UPSTREAM_ERROR',
      message: expect.stringContaining('was silent for 1 second.'),
      details: { reason: 'slow' },
    });
    server.script(says({ ideas: Array.from({ length: 8 }, () => good.ideas[0]) }, { pauseMs: 60 }));
    const { run } = await ask({}, { silenceMs: 500 });
    expect(run.durationMs).toBeGreaterThan(500);
  });

  it("stops with the caller's own reason when the caller stops", async () => {
    const reason = new Error('the job was cancelled');
    for (const answer of [slowly(5_000, says(good)), fails(429, 'Later', { headers: { 'retry-after': '60' } })]) {
      server.script(answer);
      const stop = new AbortController();
      setTimeout(() => stop.abort(reason), 150);
      expect(await fault(ask({ signal: stop.signal }, { pauses: 3 }))).toBe(reason);
    }
  });
});

describe('an endpoint that knows less', () => {
  const open = (server: OpenAiServer, change: Partial<AiConnection> = {}) =>
    SdkProvider.open(
      {
        vendor: 'openai-compatible',
        baseUrl: server.baseUrl,
        apiKey: AI_KEY,
        model: AI_MODEL,
        embeddingModel: undefined,
        from: 'environment',
        ...change,
      },
      { retries: 0 },
    );

  it('is held to the schema, strictly, and told it in words', async () => {
    const server = await startOpenAiServer();
    server.script(says(good));
    await (await open(server)).generateObject(question);
    const [request] = server.requests;
    expect(request?.response_format).toMatchObject({
      type: 'json_schema',
      json_schema: { strict: true, schema: { type: 'object', additionalProperties: false } },
    });
    expect(request?.messages.map((message) => message.role)).toEqual(['system', 'user']);
    expect(request?.messages[0]?.content).toContain('"ideas"');
    expect(request?.messages[1]?.content).toBe(question.user);
    await server.stop();
  });

  it('is asked without what it does not take: a schema, a temperature', async () => {
    const server = await startOpenAiServer({ holdsToSchema: false, takesTemperature: false });
    server.script(says(`\`\`\`json\n${JSON.stringify(good)}\n\`\`\``));
    const provider = await open(server);
    for (let times = 0; times < 2; times++) {
      const { value, run } = await provider.generateObject({ ...question, temperature: 0.3 });
      expect(value).toEqual(good);
      expect(run.parameters).not.toHaveProperty('temperature');
    }
    expect(server.requests).toHaveLength(2);
    expect(server.requests.every((request) => request.response_format === undefined && request.temperature === undefined)).toBe(true);
    await server.stop();
  });

  it('is not named in a request to be kept by OpenAI', async () => {
    const server = await startOpenAiServer();
    server.script(says(good));
    await (await open(server, { vendor: 'openai' })).generateObject({ ...question, temperature: 0.3 });
    expect(server.requests[0]).toMatchObject({ store: false, temperature: 0.3 });
    await server.stop();
  });

  it('turns texts into vectors where an embedding model is set', async () => {
    const server = await startOpenAiServer();
    for (const vendor of ['openai', 'openai-compatible'] as const) {
      const provider = await open(server, { vendor, embeddingModel: EMBEDDING_MODEL });
      expect(await provider.embed?.(['a', 'bcd'])).toEqual([
        [1, 1, 0],
        [3, 1, 0],
      ]);
      const wrong = await open(server, { vendor, embeddingModel: 'no-such' });
      expect((await fault(wrong.embed?.(['a']) ?? Promise.resolve())).message).toContain(
        'has no model "no-such". Check the embedding model in the AI settings.',
      );
      expect((await open(server, { vendor })).embed).toBeUndefined();
    }
    await server.stop();
  });

  it('is told so by all that ask at once, and all wait for the one pause', async () => {
    const server = await startOpenAiServer();
    server.script(fails(429, 'Slow down', { headers: { 'retry-after': '1' } }), says(good));
    const provider = await SdkProvider.open(
      {
        vendor: 'openai-compatible',
        baseUrl: server.baseUrl,
        apiKey: AI_KEY,
        model: AI_MODEL,
        embeddingModel: undefined,
        from: 'environment',
      },
      { atOnce: 1 },
    );
    const answers = await Promise.all(Array.from({ length: 6 }, () => provider.generateObject(question)));
    expect(answers).toHaveLength(6);
    expect(server.requests).toHaveLength(7);
    const [refusedAt = 0, nextAt = 0] = server.times;
    expect(nextAt - refusedAt).toBeGreaterThanOrEqual(900);
    expect(server.mostAtOnce).toBe(1);
    await server.stop();
  });

  it('is asked by nobody during a pause that is too long to wait for', async () => {
    const server = await startOpenAiServer();
    server.script(fails(429, 'Come back tomorrow', { headers: { 'retry-after': '3600' } }));
    const provider = await open(server);
    const errors = await Promise.all(Array.from({ length: 20 }, () => fault(provider.generateObject(question))));
    expect(errors.every((error) => error.message.includes('Try again in 3600 seconds.'))).toBe(true);
    expect(server.requests.length).toBeLessThanOrEqual(3);
    await server.stop();
  });
});
