/** What becomes of a task, end to end, for every way in which an answer can go wrong, by two published protocols. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { startApi, type TestApi } from '../../kit/api.ts';
import { draftAnswerFor } from '../../kit/draft-answers.ts';
import { AI_KEY, AI_MODEL, startOpenAiServer } from '../../kit/openai-server.ts';
import { COMPLETE, createSite, createTask, TASK, type WriterSite } from './writer-seed.ts';

const draft = draftAnswerFor('article');
const half = JSON.stringify(draft).slice(0, 700);
const good = says(draft);

describe.each([
  ['openai-compatible', startOpenAiServer, AI_KEY, AI_MODEL],
  ['anthropic', startAnthropicServer, ANTHROPIC_KEY, ANTHROPIC_MODEL],
] as const)('a task whose draft is asked of %s', (vendor, start, key, model) => {
  let ai: AiServer<unknown>;
  let api: TestApi;
  let site: WriterSite;
  beforeAll(async () => {
    ai = await start();
    api = await startApi({ IGNY8_AI_PROVIDER: vendor, IGNY8_AI_BASE_URL: ai.baseUrl, IGNY8_AI_API_KEY: key, IGNY8_AI_MODEL: model });
    site = await createSite(api);
  });
  afterAll(async () => {
    await api.stop();
    await ai.stop();
  });

  it.each<[string, Answer[]]>([
    ['a good answer', [good]],
    ['a slow one', [slowly(1_000, says(draft, { pauseMs: 10 }))]],
    ['429 with Retry-After, and then a good one', [fails(429, 'Rate limit reached', { headers: { 'retry-after': '1' } }), good]],
    ['500, and then a good one', [fails(500, 'An error.'), good]],
    ['a cut stream, and then a good one', [isCutAfter(half), good]],
    ['an answer that is no draft, and then a good one', [says('Sure, here it is.'), good]],
  ])('is completed after %s', async (_, answers) => {
    ai.script(...answers);
    const { completeTask } = await api.ok(COMPLETE, { taskId: await createTask(api, site), wait: 30 });
    expect(completeTask).toMatchObject({
      task: { status: 'COMPLETED', lastError: null },
      content: { title: draft.title },
      job: { state: 'SUCCEEDED' },
    });
    expect(ai.requests).toHaveLength(answers.length);
  });

  it.each<[string, Answer, string, RegExp]>([
    ['500 again and again', fails(500, 'An error.'), 'UPSTREAM_ERROR', /has a fault of its own \(HTTP 500\)\. Try again in a while/],
    ['a stream that is cut each time', isCutAfter(half), 'UPSTREAM_ERROR', /broke off in the middle of its answer.*Try again/],
    ['an error in each stream', breaksDownAfter(half), 'UPSTREAM_ERROR', /has a fault of its own/],
    ['frames that are no JSON', garbles, 'UPSTREAM_ERROR', /answered, but not as an? .* API does\. Check IGNY8_AI_BASE_URL/],
    [
      'a page of some web server',
      sendsRaw(200, 'text/html', '<title>Hello</title>'),
      'UPSTREAM_ERROR',
      /answered, but not as an? .* API does/,
    ],
    ['text that is no JSON, twice', says('Sure, here it is.'), 'UPSTREAM_ERROR', /asked twice, and the answer was not JSON/],
    ['an empty answer, twice', says(''), 'UPSTREAM_ERROR', /asked twice, and the answer was empty/],
    ['an answer cut at the length limit, twice', says(half, { finishReason: 'length' }), 'UPSTREAM_ERROR', /cut off at the length limit/],
    ['a refusal', refuses('I can not write that.'), 'UPSTREAM_ERROR', /refused to write this.*Change the title or the brief/],
    ['a line that breaks at once', hangsUp, 'UPSTREAM_ERROR', /can't be reached .* Check IGNY8_AI_BASE_URL and that it runs/],
    // The last one: nobody asks again while it lasts.
    [
      '429 with a wait of an hour',
      fails(429, 'Later', { headers: { 'retry-after': '3600' } }),
      'LIMIT_EXCEEDED',
      /no more requests for now\. Try again in 3600 seconds/,
    ],
  ])('stays queued after %s, without content, and says what to do', async (_, answer, code, words) => {
    ai.script(answer);
    const taskId = await createTask(api, site);
    const { completeTask } = await api.ok(COMPLETE, { taskId, wait: 30 });
    expect(completeTask).toMatchObject({
      content: null,
      task: { status: 'QUEUED', lastError: expect.stringMatching(words) },
      job: {
        state: 'FAILED',
        done: 0,
        failed: 1,
        items: [{ subjectId: taskId, state: 'FAILED', code, message: expect.stringMatching(words) }],
      },
    });
    expect((await api.ok(TASK, { id: taskId })).task).toMatchObject({ status: 'QUEUED', content: null });
    expect(await api.sql('select 1 from content where task_id = $1', [taskId])).toEqual([]);
    expect(completeTask.task.lastError).not.toContain(key);
  });
});
