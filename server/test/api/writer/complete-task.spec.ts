import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { structuresOf } from '../../../src/modules/planner/content-structure.rules.ts';
import { BUILT_IN_DRAFT_PROMPT } from '../../../src/modules/writer/built-in/built-in-writer.rules.ts';
import { DRAFT_PROMPT, renderDraft } from '../../../src/modules/writer/prompts/draft.prompt.ts';
import { systemActor } from '../../../src/platform/access/actor.ts';
import { startApi, type TestApi } from '../../kit/api.ts';
import { parseBlocks } from '../../kit/blocks.ts';
import { draftAnswerFor } from '../../kit/draft-answers.ts';
import { AI_KEY, AI_MODEL, fails, type OpenAiServer, refuses, says, slowly, startOpenAiServer } from '../../kit/openai-server.ts';
import { COMPLETE, createSite, createTask, TASK, type WriterSite } from './writer-seed.ts';

const given = {
  title: 'Kettles compared',
  contentHtml: '<!-- wp:paragraph -->\n<p>Ours, &amp; theirs — as written.</p>\n<!-- /wp:paragraph -->\n',
};

describe('completeTask with the built-in writer', () => {
  let api: TestApi;
  let site: WriterSite;

  beforeAll(async () => {
    api = await startApi();
    site = await createSite(api);
  });
  afterAll(() => api.stop());

  it.each(Object.entries(structuresOf).flatMap(([type, structures]) => structures.map((structure) => [structure, type])))(
    'writes a %s (%s) in blocks, labelled as built-in',
    async (structure, type) => {
      const termId = type === 'taxonomy' ? await site.term() : null;
      const taskId = await createTask(api, site, { contentType: type, contentStructure: structure, taxonomyTermId: termId });
      const { completeTask } = await api.ok(COMPLETE, { taskId, wait: 30 });
      expect(completeTask.job).toMatchObject({
        state: 'SUCCEEDED',
        kind: 'GENERATE_DRAFT',
        done: 1,
        failed: 0,
        items: [{ subjectId: taskId, state: 'SUCCEEDED' }],
      });
      expect(completeTask.task).toMatchObject({
        id: taskId,
        status: 'COMPLETED',
        lastError: null,
        content: { id: completeTask.content.id },
      });
      const { content } = completeTask;
      expect(content).toMatchObject({
        status: 'DRAFT',
        source: 'IGNY8',
        version: 1,
        bodyVersion: 1,
        contentType: type.toUpperCase(),
        contentStructure: structure.toUpperCase(),
        cluster: { id: site.clusterId },
        sector: { id: site.sectorId },
        primaryKeyword: { text: 'electric kettle' },
        task: { id: taskId },
        targetTerm: termId ? { id: termId } : null,
        provenance: {
          builtIn: true,
          provider: 'built-in',
          model: 'rules',
          prompt: BUILT_IN_DRAFT_PROMPT,
          inputTokens: null,
          outputTokens: null,
          cost: null,
        },
      });
      expect(parseBlocks(content.contentHtml).length).toBeGreaterThan(4);
      for (const keyword of ['how to descale an electric kettle', 'glass kettle &amp; lid'])
        expect(content.contentHtml.toLowerCase()).toContain(keyword);
    },
  );

  it('answers the content of a completed task, without writing again', async () => {
    const taskId = await createTask(api, site);
    const { completeTask: first } = await api.ok(COMPLETE, { taskId, wait: 30 });
    const { completeTask: second } = await api.ok(COMPLETE, { taskId });
    expect(second.job).toBeNull();
    expect(second.content.id).toBe(first.content.id);
  });

  it('completes with a given draft at once, byte for byte, by whoever gave it', async () => {
    const taskId = await createTask(api, site);
    const { completeTask } = await api.ok(COMPLETE, { taskId, draft: given });
    expect(completeTask).toMatchObject({
      job: null,
      task: { status: 'COMPLETED' },
      content: { title: given.title, contentHtml: given.contentHtml, provenance: null },
    });
    const revisions = await api.sql('select version, title, content_html, author_kind from content_revision where content_id = $1', [
      completeTask.content.id,
    ]);
    expect(revisions).toEqual([{ version: 1, title: given.title, content_html: given.contentHtml, author_kind: 'token' }]);
  });

  it('answers the same draft given twice, and refuses another one', async () => {
    const taskId = await createTask(api, site);
    const { completeTask } = await api.ok(COMPLETE, { taskId, draft: given });
    expect((await api.ok(COMPLETE, { taskId, draft: given })).completeTask.content.id).toBe(completeTask.content.id);
    expect(await api.fails(COMPLETE, { taskId, draft: { ...given, title: 'Another' } })).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('already completed with another draft'),
    });
    expect((await api.ok(COMPLETE, { taskId })).completeTask.content).toMatchObject({ id: completeTask.content.id, title: given.title });
  });

  it('says so when the content of a completed task was deleted', async () => {
    const taskId = await createTask(api, site);
    const { completeTask } = await api.ok(COMPLETE, { taskId, draft: given });
    await api.sql('update content set deleted_at = now() where id = $1', [completeTask.content.id]);
    expect(await api.fails(COMPLETE, { taskId })).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Restore that content'),
    });
    expect((await api.ok(TASK, { id: taskId })).task).toMatchObject({ status: 'COMPLETED', content: null });
  });

  it.each([
    ['an empty title', { ...given, title: '  ' }, 'title'],
    ['a title of 301 characters', { ...given, title: 'x'.repeat(301) }, 'title'],
    ['an empty text', { ...given, contentHtml: ' \n' }, 'contentHtml'],
    ['a text above 5 MB', { ...given, contentHtml: 'ü'.repeat(2.6 * 1024 * 1024) }, 'contentHtml'],
    ['a NUL character', { ...given, contentHtml: 'a\0b' }, 'contentHtml'],
  ])('refuses %s, and writes nothing', async (_, draft, path) => {
    const taskId = await createTask(api, site);
    expect(await api.fails(COMPLETE, { taskId, draft })).toMatchObject({ code: 'BAD_USER_INPUT', path });
    expect((await api.ok(TASK, { id: taskId })).task).toMatchObject({ status: 'QUEUED', content: null });
  });

  it('answers NOT_FOUND for a task that is not there, and for one out of reach', async () => {
    expect(await api.fails(COMPLETE, { taskId: '01999999-0000-7000-8000-000000000000' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.fails(COMPLETE, { taskId: 'no-id' })).toMatchObject({ code: 'BAD_USER_INPUT' });
    const other = await createSite(api);
    const { createApiToken } = await api.ok('mutation($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }', {
      input: { name: 'elsewhere', scopes: ['READ', 'WRITE'], siteIds: [other.siteId] },
    });
    const taskId = await createTask(api, site);
    expect(await api.fails(COMPLETE, { taskId, draft: given }, { token: createApiToken.secret })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('makes one content of many calls at once, with and without a draft', async () => {
    const taskId = await createTask(api, site);
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, () => api.send(COMPLETE, { taskId, wait: 20 })),
      ...Array.from({ length: 6 }, () => api.send(COMPLETE, { taskId, draft: given, wait: 20 })),
    ]);
    const ids = answers.flatMap((answer) => answer.data?.completeTask?.content?.id ?? []);
    expect(new Set(ids).size).toBe(1);
    for (const answer of answers) if (answer.errors) expect(answer.errors[0]?.extensions.code).toBe('CONFLICT');
    expect(await api.sql('select id from content where task_id = $1', [taskId])).toHaveLength(1);
    expect((await api.sql("select id from job where payload->>'taskId' = $1", [taskId])).length).toBeLessThanOrEqual(1);
  });

  it('refuses a second text for one term, before anything is written', async () => {
    const taxonomyTermId = await site.term();
    const task = { contentType: 'taxonomy', contentStructure: 'category_archive', taxonomyTermId };
    await api.ok(COMPLETE, { taskId: await createTask(api, site, task), draft: given });
    const taskId = await createTask(api, site, task);
    for (const draft of [null, given]) {
      expect(await api.fails(COMPLETE, { taskId, draft })).toMatchObject({
        code: 'CONFLICT',
        message: expect.stringContaining('already has its text: "Kettles compared"'),
      });
    }
    expect((await api.ok(TASK, { id: taskId })).task.status).toBe('QUEUED');
  });

  it('writes nothing for an inactive site', async () => {
    const resting = await createSite(api);
    const taskId = await createTask(api, resting);
    await api.ok('mutation($id: ID!) { setSiteActive(id: $id, active: false) { site { id } } }', { id: resting.siteId });
    expect(await api.fails(COMPLETE, { taskId })).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('is inactive') });
  });

  it('reads tasks with their content, and contents with their provenance, in a constant number of statements', async () => {
    const list =
      'query($siteId: ID!, $first: Int!) { tasks(siteId: $siteId, first: $first) { nodes { id content { id provenance { provider } } } } }';
    const few = await api.statements(() => api.ok(list, { siteId: site.siteId, first: 2 }));
    const many = await api.statements(() => api.ok(list, { siteId: site.siteId, first: 20 }));
    expect(many.length).toBe(few.length);
  });
});

describe('completeTask with a provider', () => {
  let ai: OpenAiServer;
  let api: TestApi;
  let site: WriterSite;
  const good = draftAnswerFor('article');

  beforeAll(async () => {
    ai = await startOpenAiServer();
    api = await startApi({ IGNY8_AI_BASE_URL: ai.baseUrl, IGNY8_AI_API_KEY: AI_KEY, IGNY8_AI_MODEL: AI_MODEL });
    site = await createSite(api);
  });
  afterAll(async () => {
    await api.stop();
    await ai.stop();
  });
  beforeEach(() => ai.script(says(good)));

  it('keeps what the model wrote as blocks, with its provenance and its revision', async () => {
    const taskId = await createTask(api, site, { title: 'Descaling', tone: 'calm', targetCountry: 'GB', brief: 'Mention hard water.' });
    const { completeTask } = await api.ok(COMPLETE, { taskId, wait: 30 });
    const { content } = completeTask;
    expect(content).toMatchObject({
      title: good.title,
      provenance: {
        builtIn: false,
        provider: 'openai-compatible',
        model: AI_MODEL,
        prompt: DRAFT_PROMPT,
        inputTokens: 120,
        outputTokens: 340,
        cost: null,
      },
    });
    expect(content.contentHtml).toBe(renderDraft(good).contentHtml);
    expect(parseBlocks(content.contentHtml).length).toBe(good.blocks.length);
    const asked = ai.requests[0]?.messages.at(-1)?.content ?? '';
    for (const part of [
      'Descaling',
      'Electric kettles',
      'electric kettle',
      'how to descale an electric kettle',
      'calm',
      'United Kingdom',
      'Mention hard water.',
    ])
      expect(asked).toContain(part);
    const [run] = await api.sql('select * from ai_run where task_id = $1', [taskId]);
    expect(run).toMatchObject({ site_id: site.siteId, purpose: 'draft', content_id: content.id, parameters: { attempts: 1 } });
    expect(await api.sql('select author_kind, author_id from content_revision where content_id = $1', [content.id])).toEqual([
      { author_kind: 'ai', author_id: run?.id },
    ]);
  });

  it('asks once more for a draft that is no draft yet', async () => {
    ai.script(says({ title: 'T', blocks: [{ type: 'paragraph', text: 'Coming soon.' }] }), says(good));
    const { completeTask } = await api.ok(COMPLETE, { taskId: await createTask(api, site), wait: 30 });
    expect(completeTask.content.title).toBe(good.title);
    expect(ai.requests[1]?.messages.at(-1)?.content).toMatch(/\b2 words/);
  });

  it.each([
    [
      'a used-up quota',
      fails(429, 'You exceeded your current quota.', { code: 'insufficient_quota', headers: { 'retry-after': '0' } }),
      'LIMIT_EXCEEDED',
      'used up its quota',
    ],
    ['a refusal', refuses('I cannot write that.'), 'UPSTREAM_ERROR', 'refused to write this: "I cannot write that."'],
    ['an answer that is cut twice', says('{"title":"How', { finishReason: 'length' }), 'UPSTREAM_ERROR', 'cut off at the length limit'],
    ['an empty answer, twice', says(''), 'UPSTREAM_ERROR', 'the answer was empty'],
  ])('leaves the task queued after %s, saying why, and goes through when tried again', async (_, answer, code, words) => {
    ai.script(answer);
    const taskId = await createTask(api, site);
    const { completeTask } = await api.ok(COMPLETE, { taskId, wait: 30 });
    expect(completeTask.content).toBeNull();
    expect(completeTask.task).toMatchObject({ status: 'QUEUED', lastError: expect.stringContaining(words), content: null });
    expect(completeTask.job).toMatchObject({
      state: 'FAILED',
      message: expect.stringContaining(words),
      done: 0,
      failed: 1,
      items: [{ subjectId: taskId, state: 'FAILED', code, message: expect.stringContaining(words) }],
    });
    expect(await api.sql('select 1 from content where task_id = $1', [taskId])).toHaveLength(0);

    ai.script(says(good));
    const { completeTask: again } = await api.ok(COMPLETE, { taskId, wait: 30 });
    expect(again).toMatchObject({
      task: { status: 'COMPLETED', lastError: null },
      content: { title: good.title },
      job: { state: 'SUCCEEDED' },
    });
  });

  it('finds the content that somebody brought while the model was writing, and keeps that one', async () => {
    ai.script(slowly(1_000, says(good)));
    const taskId = await createTask(api, site);
    const { completeTask: begun } = await api.ok(COMPLETE, { taskId });
    expect(begun).toMatchObject({ content: null, task: { status: 'QUEUED' } });
    expect((await api.ok(COMPLETE, { taskId })).completeTask.job.id).toBe(begun.job.id);
    const { completeTask: brought } = await api.ok(COMPLETE, { taskId, draft: given });
    expect(brought.content.title).toBe(given.title);
    const settled = await api.services.jobs.waitFor(systemActor, begun.job.id, 20);
    expect(settled.state).toBe('succeeded');
    expect(await api.sql('select title from content where task_id = $1', [taskId])).toEqual([{ title: given.title }]);
  });

  it('leaves the task as it was when the job is cancelled', async () => {
    ai.script(slowly(8_000, says(good)));
    const taskId = await createTask(api, site);
    const { completeTask } = await api.ok(COMPLETE, { taskId, wait: 1 });
    const { cancelJob } = await api.ok('mutation($id: ID!) { cancelJob(id: $id) { job { state } } }', { id: completeTask.job.id });
    expect(cancelJob.job.state).toBe('CANCELLED');
    expect((await api.ok(TASK, { id: taskId })).task).toMatchObject({ status: 'QUEUED', lastError: null, content: null });
  });
});
