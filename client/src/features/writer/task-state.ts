/** What a row says of its task. */
import type { TaskRow_TaskFragment } from '../../graphql/generated/features/writer/TaskRow.ts';

export type TaskRowData = TaskRow_TaskFragment;

/** Where a queued task stands in a job that writes it. */
export type Writing = 'writing' | 'inLine';

export interface TaskStanding {
  kind: 'queued' | 'completed' | 'writing' | 'taskFailed';
  reason?: string;
}

export function standingOf(task: Pick<TaskRowData, 'status' | 'lastError'>, writing?: Writing): TaskStanding {
  if (task.status === 'COMPLETED') return { kind: 'completed' };
  if (writing === 'writing') return { kind: 'writing' };
  if (writing === 'inLine') return { kind: 'queued', reason: 'In line to be written' };
  return task.lastError ? { kind: 'taskFailed', reason: task.lastError } : { kind: 'queued' };
}

/** How many drafts the Writer works on at once, unless the settings say otherwise. */
export const AT_ONCE = 3;

/** Where the tasks of a job stand that are not done: the first few are being written, the others wait. */
export function placesIn(taskIds: readonly string[], settled: ReadonlySet<string>, atWork: number): Map<string, Writing> {
  const left = taskIds.filter((id) => !settled.has(id));
  return new Map(left.map((id, at) => [id, at < atWork ? 'writing' : 'inLine']));
}
