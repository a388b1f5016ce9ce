import { expect, it } from 'vitest';
import { eventually, openPage, Refusal } from '../../../../test/fake-api.tsx';
import WebhooksTab from './WebhooksTab.tsx';

const aDelivery = (facts: object = {}) => ({
  id: 'd1',
  event: 'CONTENT_UPDATED',
  state: 'DELIVERED',
  attempts: 1,
  responseStatus: 204,
  error: null,
  durationMs: 12,
  createdAt: '2026-11-22T09:00:00Z',
  attemptedAt: '2026-11-22T09:00:01Z',
  nextAttemptAt: null,
  settledAt: '2026-11-22T09:00:01Z',
  replayOf: null,
  ...facts,
});
const aWebhook = (facts: object = {}) => ({
  id: 'w1',
  siteId: 's',
  url: 'https://example.com/hooks',
  events: ['CONTENT_UPDATED', 'JOB_SETTLED'],
  active: true,
  pausedReason: null,
  previousSecretUntil: null,
  lastDelivery: aDelivery(),
  ...facts,
});
const open = (webhooks: object[], answers = {}, address = '/sites/s') =>
  openPage(() => <WebhooksTab siteId="s" mayManage />, { WebhooksTab_List: () => ({ webhooks }), ...answers }, { address });

it('says who is told what, how the last delivery went, and that one is paused and why; one click resumes it', async () => {
  const failed = aDelivery({ state: 'FAILED', error: 'The receiver answered 503.', attempts: 8 });
  const page = open(
    [aWebhook(), aWebhook({ id: 'w2', active: false, pausedReason: 'The receiver answered 410 Gone.', lastDelivery: failed })],
    {
      WebhooksTab_SetActive: () => ({ updateWebhook: { webhook: aWebhook({ id: 'w2' }) } }),
    },
  );
  await page.says('content.updated, job.settled');
  await page.says('Delivered');
  await page.says('Failed');
  await page.says('Paused. The receiver answered 410 Gone. What happens meanwhile is not told later.');
  await page.press('Resume');
  await eventually(() => expect(page.called('WebhooksTab_SetActive')).toEqual([{ id: 'w2', active: true }]));
});

it('shows the secret of a new webhook, and an address that was refused beside its field', async () => {
  let tries = 0;
  const page = open(
    [],
    {
      WebhookDialog_Create: () => {
        tries += 1;
        if (tries === 1) return new Refusal('The receiver cannot be that.', 'BAD_USER_INPUT');
        return { createWebhook: { webhook: { id: 'w1' }, secret: 'igny8_whsec_shown' } };
      },
    },
    '/sites/s?dialog=new',
  );
  await page.says('Nobody is told yet');
  const field = page.all('input[name=url]')[0] as HTMLInputElement;
  field.value = 'https://example.com/hooks';
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await page.press('Add webhook');
  await page.says('The receiver cannot be that.');
  await page.press('Add webhook');
  await page.says('Copy the secret now');
  expect((page.all('input[readonly]')[0] as HTMLInputElement).value).toBe('igny8_whsec_shown');
  expect(page.called('WebhookDialog_Create')[1]).toEqual({
    input: { siteId: 's', url: 'https://example.com/hooks', events: ['CONTENT_PUBLISHED', 'JOB_SETTLED', 'IMPORT_CONFLICT'] },
  });
});

it('tells what came of a test', async () => {
  const page = open([aWebhook()], {
    WebhooksTab_Test: () => ({ testWebhook: { delivery: aDelivery({ state: 'FAILED', error: 'Nothing answers at example.com.' }) } }),
  });
  await page.press('Send a test');
  await page.says('The test failed. Nothing answers at example.com.');
});

it('lists failed deliveries alone when asked to, and sends one again', async () => {
  const failed = { state: 'FAILED', error: 'The receiver answered 503.', attempts: 8, responseStatus: 503 };
  const page = open(
    [aWebhook()],
    {
      DeliveryLog_List: ({ filter }: { filter: object | null }) => ({
        webhookDeliveries: {
          nodes: filter ? [aDelivery({ id: 'd2', ...failed })] : [aDelivery(), aDelivery({ id: 'd2', ...failed })],
          pageInfo: { hasNextPage: false, endCursor: null },
          totalCount: 1,
        },
      }),
      DeliveryDetail_Delivery: ({ id }: { id: string }) => ({
        webhookDelivery: {
          ...aDelivery({ id, ...failed }),
          payload: '{"version":1,"data":{"contentIds":["c1"]}}',
          requestHeaders: [{ name: 'x-igny8-signature', value: 't=1,v1=ab' }],
          responseBody: 'Too busy',
        },
      }),
      DeliveryDetail_Replay: () => ({ replayWebhookDelivery: { delivery: { id: 'd3' } } }),
    },
    '/sites/s?log=w1',
  );
  await page.says('204, 12 ms');
  (page.all('input[type=radio]')[1] as HTMLInputElement).click();
  await page.says('503, 12 ms');
  await eventually(() => expect(page.called('DeliveryLog_List').at(-1)).toMatchObject({ webhookId: 'w1', filter: { states: ['FAILED'] } }));
  await eventually(() => expect(page.text()).not.toContain('204, 12 ms'));
  await page.press(/^Failed.*503/);
  for (const words of ['"contentIds": [', 'x-igny8-signature: t=1,v1=ab', 'Answered 503', 'Too busy', '8 attempts']) await page.says(words);
  await page.press('Send again');
  await eventually(() => expect(page.called('DeliveryDetail_Replay')).toEqual([{ id: 'd2' }]));
  await page.says('All deliveries');
});

it('tries a delivery that waits for its next attempt now', async () => {
  const waits = { state: 'PENDING', attempts: 3, responseStatus: 503, nextAttemptAt: '2036-11-22T09:00:00Z', settledAt: null };
  const page = open(
    [aWebhook()],
    {
      DeliveryDetail_Delivery: ({ id }: { id: string }) => ({
        webhookDelivery: { ...aDelivery({ id, ...waits }), payload: '{}', requestHeaders: [], responseBody: null },
      }),
      DeliveryDetail_Replay: () => ({ replayWebhookDelivery: { delivery: { id: 'd1', nextAttemptAt: '2026-11-22T09:00:00Z' } } }),
    },
    '/sites/s?log=w1&delivery=d1',
  );
  await page.press('Try now');
  await eventually(() => expect(page.called('DeliveryDetail_Replay')).toEqual([{ id: 'd1' }]));
});

it('offers nothing of a delivery that is on its way for the first time', async () => {
  const page = open(
    [aWebhook()],
    {
      DeliveryDetail_Delivery: ({ id }: { id: string }) => ({
        webhookDelivery: {
          ...aDelivery({ id, state: 'PENDING', attempts: 0, responseStatus: null, attemptedAt: null, settledAt: null }),
          payload: '{}',
          requestHeaders: [],
          responseBody: null,
        },
      }),
    },
    '/sites/s?log=w1&delivery=d1',
  );
  await page.says('Waiting');
  expect(page.text()).not.toMatch(/Try now|Send again/);
});

it('is for owners alone', async () => {
  const page = openPage(() => <WebhooksTab siteId="s" mayManage={false} />, {});
  await page.says('Only its owners see and change them.');
  expect(page.called('WebhooksTab_List')).toEqual([]);
});
