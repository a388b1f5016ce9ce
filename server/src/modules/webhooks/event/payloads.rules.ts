/**
 * What receivers are sent. Thin, so that it stays true: ids, and the few facts that save a question. What happened to many
 * things in a row is told at once, up to 500 ids in one payload.
 */
import { WebhookEvent } from './webhook-event.enums.ts';

const MOST_IDS = 500;
/** Raised when a receiver of today could no longer read it. New fields may come at any time. */
const VERSION = 1;

/** As the triggers wrote it. */
export interface RecordedEvent {
  site_id: string;
  event: WebhookEvent;
  ids: string[];
  facts: Record<string, unknown> | null;
  created_at: string;
}

interface PayloadOf<Event extends WebhookEvent, Data> {
  version: typeof VERSION;
  /** The same in every delivery of this event, to whichever webhook. */
  id: string;
  event: Event;
  createdAt: string;
  siteId: string;
  data: Data;
}

export type WebhookPayload =
  | PayloadOf<'content.published', { contentIds: string[]; externalUrlOf: Record<string, string | null> }>
  | PayloadOf<'content.updated', { contentIds: string[] }>
  | PayloadOf<'task.completed', { taskIds: string[]; contentIdOf: Record<string, string | null> }>
  | PayloadOf<'job.settled', { jobId: string; kind: string; state: string; total: number | null; done: number; failed: number }>
  | PayloadOf<'import.conflict', { contentIds: string[] }>
  | PayloadOf<'ping', { webhookId: string }>;

/** @param recorded in the order in which it happened. @param newId names each. */
export function payloadsOf(recorded: readonly RecordedEvent[], newId: () => string): WebhookPayload[] {
  return inRuns(recorded).map((run) => ({
    version: VERSION,
    id: newId(),
    event: run.event,
    createdAt: new Date(run.createdAt).toISOString(),
    siteId: run.siteId,
    data: dataOf(run),
  })) as WebhookPayload[];
}

export const pingOf = (siteId: string, webhookId: string, id: string, at: Date): WebhookPayload => ({
  version: VERSION,
  id,
  event: WebhookEvent.PING,
  createdAt: at.toISOString(),
  siteId,
  data: { webhookId },
});

interface Run {
  siteId: string;
  event: WebhookEvent;
  ids: Set<string>;
  facts: Record<string, unknown>;
  createdAt: string;
}

/** What follows on each other in one site and is of one kind comes together; nothing is told before what happened before it. */
function inRuns(recorded: readonly RecordedEvent[]): Run[] {
  const runs: Run[] = [];
  const open = new Map<string, Run>();
  for (const { site_id: siteId, event, ids, facts, created_at: createdAt } of recorded) {
    for (const id of ids) {
      let run = open.get(siteId);
      const goesOn = run?.event === event && event !== WebhookEvent.JOB_SETTLED && (run.ids.size < MOST_IDS || run.ids.has(id));
      if (!run || !goesOn) {
        run = { siteId, event, ids: new Set(), facts: {}, createdAt };
        runs.push(run);
        open.set(siteId, run);
      }
      run.ids.add(id);
      run.createdAt = createdAt;
      if (event === WebhookEvent.JOB_SETTLED) run.facts = facts ?? {};
      else if (facts?.[id] !== undefined) run.facts[id] = facts[id];
    }
  }
  return runs;
}

function dataOf({ event, ids, facts }: Run): WebhookPayload['data'] {
  const list = [...ids];
  const known = () => Object.fromEntries(list.map((id) => [id, (facts[id] ?? null) as string | null]));
  switch (event) {
    case WebhookEvent.CONTENT_PUBLISHED:
      return { contentIds: list, externalUrlOf: known() };
    case WebhookEvent.TASK_COMPLETED:
      return { taskIds: list, contentIdOf: known() };
    case WebhookEvent.JOB_SETTLED:
      return { jobId: list[0] as string, ...facts } as WebhookPayload['data'];
    case WebhookEvent.PING:
      throw new Error('A ping is sent by the one who asks for it, and is never recorded.');
    default:
      return { contentIds: list };
  }
}
