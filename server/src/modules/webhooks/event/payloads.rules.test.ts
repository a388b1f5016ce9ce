import { describe, expect, it } from 'vitest';
import { payloadsOf, type RecordedEvent } from './payloads.rules.ts';
import { WebhookEvent } from './webhook-event.enums.ts';

let made = 0;
const newId = () => `e${++made}`;
const happened = (event: WebhookEvent, ids: string[], rest: Partial<RecordedEvent> = {}): RecordedEvent => ({
  site_id: 's1',
  event,
  ids,
  facts: null,
  created_at: '2026-11-26 09:00:00.123456+00',
  ...rest,
});
const many = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `c${from + n}`);
const told = (events: RecordedEvent[]) => payloadsOf(events, newId).map(({ event, data }) => [event, data]);

describe('what receivers are sent', () => {
  it('says what happened, when and where, in a version of its own', () => {
    made = 0;
    const facts = { c1: 'https://example.com/moka' };
    expect(payloadsOf([happened(WebhookEvent.CONTENT_PUBLISHED, ['c1'], { facts })], newId)).toEqual([
      {
        version: 1,
        id: 'e1',
        event: 'content.published',
        createdAt: '2026-11-26T09:00:00.123Z',
        siteId: 's1',
        data: { contentIds: ['c1'], externalUrlOf: { c1: 'https://example.com/moka' } },
      },
    ]);
  });

  it('tells what happened to many in a row at once, 500 in one, each once', () => {
    const lots = [many(0, 300), many(200, 900), many(0, 10), many(900, 1_100)].map((ids) => happened(WebhookEvent.CONTENT_UPDATED, ids));
    const sizes = payloadsOf(lots, newId).map(({ data }) => (data as { contentIds: string[] }).contentIds.length);
    expect(sizes).toEqual([500, 500, 110]);
    const ids = payloadsOf(lots, newId).flatMap(({ data }) => (data as { contentIds: string[] }).contentIds);
    expect(new Set(ids)).toEqual(new Set(many(0, 1_100)));
  });

  it('keeps the order of what happened in a site; other sites do not come between', () => {
    expect(
      told([
        happened(WebhookEvent.CONTENT_UPDATED, ['a']),
        happened(WebhookEvent.CONTENT_UPDATED, ['x'], { site_id: 's2' }),
        happened(WebhookEvent.CONTENT_UPDATED, ['b']),
        happened(WebhookEvent.TASK_COMPLETED, ['t'], { facts: { t: 'b' } }),
        happened(WebhookEvent.CONTENT_UPDATED, ['a']),
      ]),
    ).toEqual([
      ['content.updated', { contentIds: ['a', 'b'] }],
      ['content.updated', { contentIds: ['x'] }],
      ['task.completed', { taskIds: ['t'], contentIdOf: { t: 'b' } }],
      ['content.updated', { contentIds: ['a'] }],
    ]);
  });

  it('tells each job by itself', () => {
    const facts = { kind: 'IMPORT_SITE', state: 'SUCCEEDED', total: 2, done: 2, failed: 0 };
    expect(told([happened(WebhookEvent.JOB_SETTLED, ['j1'], { facts }), happened(WebhookEvent.JOB_SETTLED, ['j2'], { facts })])).toEqual([
      ['job.settled', { jobId: 'j1', ...facts }],
      ['job.settled', { jobId: 'j2', ...facts }],
    ]);
  });
});
