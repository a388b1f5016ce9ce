/** What webhooks and their deliveries are called here. */
import type { DeliveryLog_ListQuery } from '../../../graphql/generated/features/sites/webhooks/DeliveryLog.ts';
import { formatMoment } from '../../../lib/dates.ts';
import { plural } from '../../../lib/numbers.ts';

export type ListedDelivery = DeliveryLog_ListQuery['webhookDeliveries']['nodes'][number];
export type DeliveryState = ListedDelivery['state'];
export type WebhookEvent = ListedDelivery['event'];

/** What can be asked for. A ping is sent by a test alone. */
export const events: { value: WebhookEvent; name: string; about: string }[] = [
  { value: 'CONTENT_PUBLISHED', name: 'content.published', about: 'WordPress confirmed that it shows content as it is here.' },
  {
    value: 'CONTENT_UPDATED',
    name: 'content.updated',
    about: 'Content was made, imported, changed, deleted or restored. Often the most of them all.',
  },
  { value: 'TASK_COMPLETED', name: 'task.completed', about: 'A task has its draft.' },
  { value: 'JOB_SETTLED', name: 'job.settled', about: 'A job succeeded, failed or was stopped.' },
  { value: 'IMPORT_CONFLICT', name: 'import.conflict', about: 'An import found content that was changed here and in WordPress.' },
];

export const eventName = (event: WebhookEvent): string => events.find(({ value }) => value === event)?.name ?? 'ping';

export const states: { value: DeliveryState; label: string }[] = [
  { value: 'FAILED', label: 'Failed' },
  { value: 'PENDING', label: 'Waiting' },
  { value: 'DELIVERED', label: 'Delivered' },
];

type Told = Pick<ListedDelivery, 'state' | 'attempts' | 'nextAttemptAt'>;

/** "Delivered", "Failed", "Waiting", "Failed so far". */
export function stateWord({ state, attempts }: Told): string {
  if (state === 'PENDING') return attempts > 0 ? 'Failed so far' : 'Waiting';
  return state === 'DELIVERED' ? 'Delivered' : 'Failed';
}

/** How it goes on with one that is not through: "attempt 3, next 22 Nov, 09:38". */
export function attemptWords({ state, attempts, nextAttemptAt }: Told, paused = false): string {
  if (state !== 'PENDING') return plural(attempts, 'attempt');
  if (paused) return `${plural(attempts, 'attempt')}, goes out when resumed`;
  const isDue = nextAttemptAt !== null && Date.parse(nextAttemptAt) <= Date.now();
  const next = nextAttemptAt === null || isDue ? 'next in a moment' : `next ${formatMoment(nextAttemptAt)}`;
  return attempts === 0 ? next : `${plural(attempts, 'attempt')}, ${next}`;
}

/** JSON as people read it; what is none stays as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
