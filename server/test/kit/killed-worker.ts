/**
 * Many drafts in one job, with a tenth of the answers failing and a worker that is killed in the middle of it, at no moment
 * of its choosing: all settle, the failed ones are listed, a retry finishes them, and no task ever gets two contents.
 */
import { expect } from 'vitest';
import type { Answer } from './ai-server.ts';
import { type Json, startApi } from './api.ts';
import { draftAnswerFor } from './draft-answers.ts';
import {
  AI_KEY,
  AI_MODEL,
  breaksDownAfter,
  type ChatRequest,
  fails,
  isCutAfter,
  refuses,
  says,
  startOpenAiServer,
} from './openai-server.ts';
import { seedSite } from './seed.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

export interface Scale {
  tasks: number;
  /** How many are written when the worker is killed. */
  killAfter: number;
  /** How long one answer takes. */
  answerMs: number;
  timeoutMs: number;
}

/** Whether a task is one of those whose answers fail: every tenth, by the number in its title. */
const isUnlucky = (at: number): boolean => at % 10 === 9;
const titleOf = (at: number): string => `Draft number ${at}.`;
const numberIn = (request: ChatRequest): number => Number(/Draft number (\d+)\./.exec(JSON.stringify(request.messages))?.[1]);

export async function writeThroughKill({ tasks, killAfter, answerMs, timeoutMs }: Scale): Promise<void> {
  const draft = draftAnswerFor('article');
  const good = says(draft, { pauseMs: answerMs / (JSON.stringify(draft).length / 24) });
  const begun = JSON.stringify(draft).slice(0, 300);
  const faults = [refuses('I can not write that.'), fails(400, 'Unsupported value'), isCutAfter(begun), breaksDownAfter(begun)];
  let mended = false;
  const ai = await startOpenAiServer();
  const answer: Answer = (reply) => {
    const at = numberIn(ai.requests.at(-1) as ChatRequest);
    return (!mended && isUnlucky(at) ? (faults[Math.floor(at / 10) % faults.length] as Answer) : good)(reply);
  };
  ai.script(answer);
  const api = await startApi({ IGNY8_WORKER: 'off' });
  const workers: WorkerProcess[] = [];
  const worker = () => {
    const started = startWorkerProcess(api, { IGNY8_AI_BASE_URL: ai.baseUrl, IGNY8_AI_API_KEY: AI_KEY, IGNY8_AI_MODEL: AI_MODEL });
    workers.push(started);
    return started;
  };
  try {
    const site = await seedSite(api, 'Slow Morning');
    const { createTasks } = await api.ok('mutation ($tasks: [CreateTaskInput!]) { createTasks(tasks: $tasks) { tasks { id } } }', {
      tasks: Array.from({ length: tasks }, (_, at) => ({
        clusterId: site.clusterId,
        contentType: 'ARTICLE',
        contentStructure: 'ARTICLE',
        primaryKeywordId: site.keywordIds[0],
        title: titleOf(at),
      })),
    });
    const ids: string[] = createTasks.tasks.map((task: Json) => task.id);
    const unlucky = ids.filter((_, at) => isUnlucky(at));
    const { completeTasks } = await api.ok('mutation ($ids: [ID!]!) { completeTasks(taskIds: $ids) { job { id } } }', { ids });
    const job = async () =>
      (
        await api.ok('query ($id: ID!) { job(id: $id) { state done failed total message items { subjectId state message } } }', {
          id: completeTasks.job.id,
        })
      ).job;
    const settled = () => expect.poll(async () => (await job()).state, { timeout: timeoutMs, interval: 250 }).toBe('SUCCEEDED');

    const first = worker();
    await expect.poll(async () => (await job()).done, { timeout: timeoutMs, interval: 50 }).toBeGreaterThanOrEqual(killAfter);
    first.kill();
    const cut = await job();
    expect(cut.state).toBe('RUNNING');
    expect(cut.done + cut.failed).toBeLessThan(tasks);

    worker();
    await settled();
    const through = await job();
    expect(through).toMatchObject({ total: tasks, done: tasks - unlucky.length, failed: unlucky.length });
    const failed = through.items.filter((item: Json) => item.state === 'FAILED');
    expect(failed.map((item: Json) => item.subjectId).sort()).toEqual([...unlucky].sort());
    expect(failed.every((item: Json) => item.message.length > 20)).toBe(true);
    const queued = await api.sql("select id, last_error from task where status = 'queued'");
    expect(queued.map((task) => task.id).sort()).toEqual([...unlucky].sort());
    expect(queued.every((task) => task.last_error !== null)).toBe(true);

    mended = true;
    const asked = ai.requests.length;
    await api.ok('mutation ($id: ID!) { retryJob(id: $id) { job { id } } }', { id: completeTasks.job.id });
    await settled();
    expect(await job()).toMatchObject({ total: tasks, done: tasks, failed: 0 });
    expect(ai.requests.length - asked).toBe(unlucky.length);

    const contents = await api.sql(
      `select task.id, task.status, task.last_error, count(content.id)::int as contents from task left join content on content.task_id = task.id group by task.id`,
    );
    expect(contents).toHaveLength(tasks);
    expect(contents.every((row) => row.status === 'completed' && row.contents === 1 && row.last_error === null)).toBe(true);
    expect(await api.sql('select content_id from content_revision group by content_id having count(*) > 1')).toEqual([]);
    expect(await api.sql('select 1 from draft_chunk')).toEqual([]);
  } finally {
    for (const one of workers) one.kill();
    await api.stop();
    await ai.stop();
  }
}
