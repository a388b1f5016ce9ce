import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DRAFT_PROMPT, DRAFT_SYSTEM } from '../../../src/modules/writer/prompts/draft.prompt.ts';
import { startApi, type TestApi } from '../../kit/api.ts';
import { draftAnswerFor } from '../../kit/draft-answers.ts';
import { AI_KEY, AI_MODEL, type OpenAiServer, says, startOpenAiServer } from '../../kit/openai-server.ts';
import { COMPLETE, createSite, createTask, type WriterSite } from '../writer/writer-seed.ts';

const FIELDS = 'name version defaultText overrideText writtenOver variables { name description }';
const LIST = `{ promptTemplates { ${FIELDS} } }`;
const UPDATE = `mutation ($name: String!, $text: String!) { updatePrompt(name: $name, text: $text) { prompt { ${FIELDS} } } }`;
const RESET = `mutation ($name: String!) { resetPrompt(name: $name) { prompt { ${FIELDS} } } }`;
const PREVIEW =
  'query ($name: String!, $taskId: ID!, $text: String) { promptPreview(name: $name, taskId: $taskId, text: $text) { system request } }';

describe('prompts', () => {
  let ai: OpenAiServer;
  let api: TestApi;
  let site: WriterSite;
  beforeAll(async () => {
    ai = await startOpenAiServer();
    ai.script(says(draftAnswerFor('article')));
    api = await startApi({ IGNY8_AI_BASE_URL: ai.baseUrl, IGNY8_AI_API_KEY: AI_KEY, IGNY8_AI_MODEL: AI_MODEL });
    site = await createSite(api);
  });
  afterAll(async () => {
    await api.stop();
    await ai.stop();
  });

  it('are listed with their version, their text and what may stand in it', async () => {
    const { promptTemplates } = await api.ok(LIST);
    const names = promptTemplates.map((prompt: { name: string }) => prompt.name);
    expect(names).toEqual(['ideas', 'draft']);
    const draft = promptTemplates[1];
    expect(draft).toMatchObject({ version: DRAFT_PROMPT, defaultText: DRAFT_SYSTEM, overrideText: null, writtenOver: null });
    expect(draft.variables.map((variable: { name: string }) => variable.name)).toContain('primary_keyword');
  });

  it('can be replaced: the model is told the own text with its variables filled, and the draft says so', async () => {
    const text = 'You write for {{site}} about {{primary_keyword}}, in {{language}}, as a {{structure}}.';
    const { updatePrompt } = await api.ok(UPDATE, { name: 'draft', text });
    expect(updatePrompt.prompt).toMatchObject({ overrideText: text, writtenOver: DRAFT_PROMPT, defaultText: DRAFT_SYSTEM });
    const taskId = await createTask(api, site);
    await api.ok(
      'mutation ($id: ID!) { updateTask(id: $id, input: { language: "de", words: 300, temperature: 0.5 }) { task { language words } } }',
      {
        id: taskId,
      },
    );
    const { completeTask } = await api.ok(COMPLETE, { taskId, wait: 30 });
    expect(completeTask.content.provenance.prompt).toMatch(new RegExp(`^${DRAFT_PROMPT}\\+[0-9a-f]{8}$`));
    const [request] = ai.requests;
    expect(request?.messages[0]?.content).toMatch(/^You write for Kettle & Co \d+ about electric kettle, in German, as a article\./);
    expect(request?.messages[0]?.content).toContain('"blocks"');
    expect(request?.messages[1]?.content).toContain('how to descale an electric kettle');
    expect(request?.messages[1]?.content).toContain('German');
    expect(request?.messages[1]?.content).toContain('300');
    expect(request?.temperature).toBe(0.5);

    const { resetPrompt } = await api.ok(RESET, { name: 'draft' });
    expect(resetPrompt.prompt).toMatchObject({ overrideText: null, writtenOver: null });
    const { completeTask: after } = await api.ok(COMPLETE, { taskId: await createTask(api, site), wait: 30 });
    expect(after.content.provenance.prompt).toBe(DRAFT_PROMPT);
  });

  it('refuse unknown variables by name, and unknown prompts', async () => {
    expect(await api.fails(UPDATE, { name: 'draft', text: 'For {{sites}}.' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('There is no variable {{sites}}. There are: {{site}}'),
      path: 'text',
    });
    expect(await api.fails(UPDATE, { name: 'draft', text: ' ' })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await api.fails(UPDATE, { name: 'poem', text: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are shown for a real task before they are saved, and nothing is sent', async () => {
    const taskId = await createTask(api, site, { title: 'Descaling' });
    const sent = ai.requests.length;
    const { promptPreview } = await api.ok(PREVIEW, { name: 'draft', taskId, text: 'Write "{{title}}".' });
    expect(promptPreview).toMatchObject({ system: 'Write "Descaling".', request: expect.stringContaining('Descaling') });
    expect((await api.ok(PREVIEW, { name: 'draft', taskId })).promptPreview.system).toBe(DRAFT_SYSTEM);
    expect((await api.ok(PREVIEW, { name: 'ideas', taskId })).promptPreview.request).toContain('electric kettle');
    expect(await api.fails(PREVIEW, { name: 'draft', taskId, text: '{{nope}}' })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await api.fails(PREVIEW, { name: 'draft', taskId: '01999999-0000-7000-8000-000000000000' })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(ai.requests).toHaveLength(sent);
  });
});
