/** What a webhook can tell, by the names that receivers see. */
export const WebhookEvent = {
  CONTENT_PUBLISHED: 'content.published',
  CONTENT_UPDATED: 'content.updated',
  TASK_COMPLETED: 'task.completed',
  JOB_SETTLED: 'job.settled',
  IMPORT_CONFLICT: 'import.conflict',
  PING: 'ping',
} as const;
export type WebhookEvent = (typeof WebhookEvent)[keyof typeof WebhookEvent];
