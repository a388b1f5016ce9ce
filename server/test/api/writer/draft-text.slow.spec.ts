import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDraft } from '../../../src/modules/writer/prompts/draft.prompt.ts';
import { ADMIN_TOKEN, startApi, type TestApi } from '../../kit/api.ts';
import { draftAnswerFor } from '../../kit/draft-answers.ts';
import { AI_KEY, AI_MODEL, isCutAfter, type OpenAiServer, refuses, says, startOpenAiServer } from '../../kit/openai-server.ts';
import { COMPLETE, createSite, createTask, type WriterSite } from './writer-seed.ts';

interface Piece {
  state: string;
  message: string | null;
  attempt: string | null;
  offset: number;
  text: string;
  title: string | null;
  task: { status: string; content: { title: string } | null };
}

const WATCH = `subscription ($taskId: ID!, $attempt: ID, $offset: Int) {
  draftText(taskId: $taskId, attempt: $attempt, offset: $offset) { state message attempt offset text title task { status content { title } } }
}`;

/** Reads as a browser does: pieces go to their offset, a new attempt begins anew. */
async function read(url: string, variables: Record<string, unknown>, until: (piece: Piece) => boolean = () => false) {
  const client = createClient({ url: `${url}/graphql/stream`, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
  const pieces: Piece[] = [];
  let text = '';
  let attempt = variables.attempt ?? null;
  let base = (variables.offset as number | undefined) ?? 0;
  try {
    for await (const { data, errors } of client.iterate<{ draftText: Piece }>({ query: WATCH, variables })) {
      if (errors) throw new Error(JSON.stringify(errors));
      if (!data) continue;
      const piece = data.draftText;
      pieces.push(piece);
      if (piece.attempt !== attempt) {
        text = '';
        base = 0;
      }
      if (piece.text !== '') expect(piece.offset).toBe(base + text.length);
      attempt = piece.attempt;
      text += piece.text;
      if (until(piece)) break;
    }
  } finally {
    client.dispose();
  }
  return { pieces, text, attempt, last: pieces.at(-1) as Piece };
}

describe('the text of a draft while it is written', () => {
  let ai: OpenAiServer;
  let api: TestApi;
  let other: TestApi | { url: string; stop(): Promise<void> };
  let site: WriterSite;
  const answer = draftAnswerFor('article');
  const whole = renderDraft(answer).contentHtml;

  beforeAll(async () => {
    ai = await startOpenAiServer();
    const env = { IGNY8_AI_BASE_URL: ai.baseUrl, IGNY8_AI_API_KEY: AI_KEY, IGNY8_AI_MODEL: AI_MODEL };
    api = await startApi(env);
    const { startServer } = await import('../../../src/app/serve.ts');
    other = await startServer({ config: { ...api.services.config, databaseUrl: api.databaseUrl, runWorker: false } });
    site = await createSite(api);
  });
  afterAll(async () => {
    await other.stop();
    await api.stop();
    await ai.stop();
  });
  const pieceMs = 15;

  it('comes bit by bit, on another process than the one that writes, and ends with the content', async () => {
    ai.script(says(answer, { pauseMs: pieceMs }));
    const taskId = await createTask(api, site);
    await api.ok(COMPLETE, { taskId });
    const { pieces, text, last } = await read(other.url, { taskId });
    const growing = pieces.filter((piece) => piece.text !== '');
    expect(growing.length).toBeGreaterThan(3);
    expect(new Set(growing.map((piece) => piece.attempt)).size).toBe(1);
    expect(growing.every((piece) => piece.state === 'WRITING' && piece.title === answer.title)).toBe(true);
    expect(text.length).toBeGreaterThan(whole.length / 2);
    expect(whole.startsWith(text)).toBe(true);
    expect(last).toMatchObject({ state: 'COMPLETED', task: { status: 'COMPLETED', content: { title: answer.title } } });
    expect(await api.sql('select 1 from draft_chunk where task_id = $1', [taskId])).toEqual([]);
  });

  it('misses nothing where a reader comes back on another process', async () => {
    ai.script(says(answer, { pauseMs: pieceMs }));
    const taskId = await createTask(api, site);
    await api.ok(COMPLETE, { taskId });
    const before = await read(api.url, { taskId }, (piece) => piece.offset > 200);
    await new Promise((resolve) => setTimeout(resolve, 400));
    const after = await read(other.url, { taskId, attempt: before.attempt, offset: before.text.length });
    expect(after.pieces.find((piece) => piece.text !== '')).toMatchObject({ attempt: before.attempt, offset: before.text.length });
    expect(whole.startsWith(before.text + after.text)).toBe(true);
    expect(after.text.length).toBeGreaterThan(0);
    expect(after.last.state).toBe('COMPLETED');

    ai.script(says(answer, { pauseMs: pieceMs }));
    await api.ok('mutation ($id: ID!) { regenerateDraft(taskId: $id) { job { id } } }', { id: taskId });
    const anew = await read(other.url, { taskId, attempt: before.attempt, offset: before.text.length });
    expect(anew.pieces.find((piece) => piece.text !== '')).toMatchObject({ offset: 0 });
    expect(whole.startsWith(anew.text)).toBe(true);
  });

  it('begins anew when the line broke and the model is asked again', async () => {
    const cut = JSON.stringify(answer).slice(0, 600);
    ai.script(
      async (reply) => {
        await new Promise((resolve) => setTimeout(resolve, 200));
        await isCutAfter(cut)(reply);
      },
      says(answer, { pauseMs: pieceMs }),
    );
    const taskId = await createTask(api, site);
    await api.ok(COMPLETE, { taskId });
    const { text, last } = await read(other.url, { taskId });
    expect(whole.startsWith(text)).toBe(true);
    expect(last.state).toBe('COMPLETED');
  });

  it('says why it failed, and keeps what there was until the next try', async () => {
    ai.script(says(JSON.stringify(answer).slice(0, 900), { finishReason: 'length', pauseMs: pieceMs }));
    const taskId = await createTask(api, site);
    await api.ok(COMPLETE, { taskId });
    const { last, text } = await read(other.url, { taskId });
    expect(last).toMatchObject({
      state: 'FAILED',
      message: expect.stringContaining('cut off at the length limit'),
      task: { status: 'QUEUED', content: null },
    });
    expect(text.length).toBeGreaterThan(0);
    const again = await read(api.url, { taskId });
    expect(again.text).toBe(text);
    expect(again.last.state).toBe('FAILED');

    ai.script(refuses('No.'));
    await api.ok(COMPLETE, { taskId, wait: 30 });
    expect(await read(api.url, { taskId })).toMatchObject({
      text: '',
      last: { state: 'FAILED', message: expect.stringContaining('refused') },
    });
  });

  it('says that somebody stopped it', async () => {
    ai.script(says(answer, { pauseMs: 400 }));
    const taskId = await createTask(api, site);
    const { completeTask } = await api.ok(COMPLETE, { taskId });
    const watching = read(other.url, { taskId });
    await new Promise((resolve) => setTimeout(resolve, 900));
    await api.ok('mutation ($id: ID!) { cancelJob(id: $id) { job { state } } }', { id: completeTask.job.id });
    expect((await watching).last).toMatchObject({ state: 'STOPPED', message: expect.stringContaining('Stopped by') });
  });

  it('settles at once where nobody is at it, and for what is there already', async () => {
    const taskId = await createTask(api, site);
    expect((await read(api.url, { taskId })).pieces).toMatchObject([{ state: 'IDLE', text: '' }]);
    await api.ok(COMPLETE, { taskId, draft: { title: 'Brought', contentHtml: '<p>Words.</p>' } });
    expect((await read(api.url, { taskId })).pieces).toMatchObject([
      { state: 'COMPLETED', text: '', task: { content: { title: 'Brought' } } },
    ]);
    await expect(read(api.url, { taskId: '01999999-0000-7000-8000-000000000000' })).rejects.toThrow('no task');
  });

  it('settles with the built-in writer, which needs no time', async () => {
    const plain = await startApi();
    const home = await createSite(plain);
    const taskId = await createTask(plain, home);
    await plain.ok(COMPLETE, { taskId });
    expect((await read(plain.url, { taskId })).last).toMatchObject({ state: 'COMPLETED' });
    await plain.stop();
  });
});
