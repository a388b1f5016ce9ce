import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { OpenAiCompatibleProvider } from '../../../src/modules/ai/openai-compatible/openai-compatible.provider.ts';
import type { AppError } from '../../../src/platform/errors/app-error.ts';
import {
  AI_KEY,
  AI_MODEL,
  fails,
  hangsUp,
  type OpenAiServer,
  refuses,
  says,
  sendsRaw,
  slowly,
  startOpenAiServer,
} from '../../kit/openai-server.ts';

const question = {
  purpose: 'ideas',
  prompt: 'ideas@1',
  system: 'You plan content.',
  user: 'Two ideas for kettles.',
  schema: z.object({ ideas: z.array(z.object({ title: z.string().min(1) })) }),
};
const good = { ideas: [{ title: 'How to descale a kettle' }] };

describe('an OpenAI-compatible endpoint', () => {
  let server: OpenAiServer;
  const provider = (settings: Partial<ConstructorParameters<typeof OpenAiCompatibleProvider>[0]> = {}) =>
    new OpenAiCompatibleProvider({ baseUrl: server.baseUrl, apiKey: AI_KEY, model: AI_MODEL, retries: 0, ...settings });
  const fault = async (ask: Promise<unknown>): Promise<AppError> =>
    ask.then(
      () => expect.fail('it should not have answered'),
      (error) => error as AppError,
    );

  beforeAll(async () => {
    server = await startOpenAiServer();
  });
  afterAll(() => server.stop());

  it('answers an object that fits the schema, with what the run took', async () => {
    server.script(says(good));
    const { value, run } = await provider().generateObject(question);
    expect(value).toEqual(good);
    expect(run).toMatchObject({
      purpose: 'ideas',
      prompt: 'ideas@1',
      provider: 'openai-compatible',
      model: AI_MODEL,
      inputTokens: 120,
      outputTokens: 340,
      cost: null,
    });
    expect(run.parameters).toMatchObject({ attempts: 1 });
    expect(run.durationMs).toBeGreaterThanOrEqual(0);
  });

  it('is held to the schema, strictly, and told it in words', async () => {
    server.script(says(good));
    await provider().generateObject(question);
    const [request] = server.requests;
    expect(request?.response_format).toMatchObject({
      type: 'json_schema',
      json_schema: { strict: true, schema: { type: 'object', additionalProperties: false } },
    });
    expect(request?.messages.map((message) => message.role)).toEqual(['system', 'user']);
    expect(request?.messages[0]?.content).toContain('"ideas"');
    expect(request?.messages[1]?.content).toBe(question.user);
  });

  it('is asked without a schema where the endpoint does not know how to be held to one', async () => {
    const plain = await startOpenAiServer({ holdsToSchema: false });
    plain.script(says(`\`\`\`json\n${JSON.stringify(good)}\n\`\`\``));
    const { value } = await provider({ baseUrl: plain.baseUrl }).generateObject(question);
    expect(value).toEqual(good);
    expect(plain.requests[0]?.response_format).toBeUndefined();
    await plain.stop();
  });

  it.each([
    ['not JSON', says('Sure! Here are two ideas: …'), 'not JSON'],
    ['of another shape', says({ ideas: [{ name: 'x' }] }), 'did not fit the schema (ideas.0.title'],
    ['empty', says(''), 'empty'],
    ['cut at the length limit', says('{"ideas":[{"title":"How to', { finishReason: 'length' }), 'cut off at the length limit'],
  ])('asks once more, with the fault named, when the answer was %s', async (_, bad, words) => {
    server.script(bad, says(good));
    const { value, run } = await provider().generateObject(question);
    expect(value).toEqual(good);
    expect(run).toMatchObject({ inputTokens: 240, outputTokens: 680, parameters: { attempts: 2 } });
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]?.messages.at(-1)).toMatchObject({ role: 'user', content: expect.stringContaining(words) });
    server.script(bad);
    expect(await fault(provider().generateObject(question))).toMatchObject({
      code: 'UPSTREAM_ERROR',
      message: expect.stringContaining(words),
    });
    expect(server.requests).toHaveLength(2);
  });

  it("asks once more when the caller's own check finds a fault", async () => {
    server.script(says({ ideas: [] }), says(good));
    const check = (value: typeof good) => (value.ideas.length === 0 ? 'there are no ideas in it' : null);
    expect((await provider().generateObject({ ...question, check })).value).toEqual(good);
    expect(server.requests[1]?.messages.at(-1)?.content).toContain('there are no ideas in it');
  });

  it('does not ask again when the model refuses', async () => {
    server.script(refuses("I'm sorry, I can't help with that."));
    expect(await fault(provider().generateObject(question))).toMatchObject({
      code: 'UPSTREAM_ERROR',
      message: `The model "${AI_MODEL}" refused to write this: "I'm sorry, I can't help with that.". Change the title or the brief, or choose another model.`,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('says that the key is wrong, or missing', async () => {
    expect(await fault(provider({ apiKey: 'sk-wrong' }).generateObject(question))).toMatchObject({
      code: 'UPSTREAM_ERROR',
      message: expect.stringContaining('refused the API key. Check IGNY8_AI_API_KEY.'),
    });
    expect((await fault(provider({ apiKey: undefined }).generateObject(question))).message).toContain(
      'wants an API key. Set IGNY8_AI_API_KEY.',
    );
  });

  it('tells an unknown model from a wrong address', async () => {
    expect((await fault(provider({ model: 'no-such' }).generateObject(question))).message).toContain(
      'has no model "no-such". Check IGNY8_AI_MODEL.',
    );
    const address = server.baseUrl.replace('/v1', '');
    expect((await fault(provider({ baseUrl: address }).generateObject(question))).message).toBe(
      `There is no chat completions API at ${address}. Check IGNY8_AI_BASE_URL: it usually ends in /v1.`,
    );
  });

  it('says when to try again after 429, and tells a rate from a used-up quota', async () => {
    server.script(
      fails(429, 'Rate limit reached for requests', { type: 'requests', code: 'rate_limit_exceeded', headers: { 'retry-after': '20' } }),
    );
    expect(await fault(provider().generateObject(question))).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: expect.stringContaining('takes no more requests for now. Try again in 20 seconds.'),
      details: { retryAfterSeconds: 20, status: 429, aiModel: AI_MODEL },
    });
    server.script(
      fails(429, 'You exceeded your current quota, please check your plan and billing details.', {
        type: 'insufficient_quota',
        code: 'insufficient_quota',
      }),
    );
    expect(await fault(provider().generateObject(question))).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: expect.stringContaining('used up its quota'),
    });
  });

  it('waits as Retry-After says and goes on', async () => {
    server.script(fails(429, 'Rate limit reached', { headers: { 'retry-after': '1' } }), says(good));
    const started = Date.now();
    expect((await provider({ retries: 1 }).generateObject(question)).value).toEqual(good);
    expect(Date.now() - started).toBeGreaterThanOrEqual(900);
  });

  it.each([
    [
      'a fault of its own',
      fails(500, 'The server had an error while processing your request.', { type: 'server_error' }),
      'has a fault of its own (HTTP 500)',
    ],
    [
      'a request that is too long',
      fails(400, "This model's maximum context length is 8192 tokens.", { code: 'context_length_exceeded' }),
      'too long for the model',
    ],
    ['a key without rights', fails(403, 'You are not allowed to sample from this model'), 'does not allow this key'],
    ['any other refusal', fails(400, 'Unsupported value'), 'refused the request (HTTP 400). It says: "Unsupported value".'],
    [
      'a page instead of an answer',
      sendsRaw(200, 'text/html', '<!doctype html><title>Welcome</title>'),
      'not as a chat completions API does',
    ],
    ['broken JSON', sendsRaw(200, 'application/json', '{"id":"chatcmpl-1","choices":[{'), 'not as a chat completions API does'],
    [
      'an answer without a choice',
      sendsRaw(200, 'application/json', '{"id":"x","object":"chat.completion","created":1,"model":"m","choices":[]}'),
      "can't be used",
    ],
    ['a broken line', hangsUp, "can't be reached"],
  ])('says what is wrong with %s', async (_, answer, words) => {
    server.script(answer);
    const error = await fault(provider().generateObject(question));
    expect(error).toMatchObject({ code: 'UPSTREAM_ERROR', message: expect.stringContaining(words) });
    expect(error.message).not.toContain(AI_KEY);
  });

  it('says that nobody is there', async () => {
    const error = await fault(provider({ baseUrl: 'http://127.0.0.1:9/v1' }).generateObject(question));
    expect(error).toMatchObject({ code: 'UPSTREAM_ERROR', message: expect.stringContaining("can't be reached") });
    expect(error.message).toContain('IGNY8_AI_BASE_URL');
  });

  it('gives up on one that is too slow', async () => {
    server.script(slowly(5_000, says(good)));
    expect(await fault(provider({ timeoutMs: 300 }).generateObject(question))).toMatchObject({
      code: 'UPSTREAM_ERROR',
      message: expect.stringContaining('did not answer within 1 second.'),
    });
  });

  it("stops with the caller's own reason when the caller stops", async () => {
    server.script(slowly(5_000, says(good)));
    const stop = new AbortController();
    const reason = new Error('the job was cancelled');
    setTimeout(() => stop.abort(reason), 100);
    expect(await fault(provider().generateObject({ ...question, signal: stop.signal }))).toBe(reason);
  });
});
