import { expect, it } from 'vitest';
import { aJob, eventually, openPage } from '../../../../test/fake-api.tsx';
import { PublishSheet } from './PublishSheet.tsx';

const plan = (contentId: string, facts: object = {}) => ({
  contentId,
  canPublish: true,
  changedInWordPress: false,
  target: 'CREATE',
  externalUrl: null,
  termsToCreate: [],
  warnings: [],
  problems: [],
  changes: [],
  payload: null,
  live: null,
  ...facts,
});
const terms = ['Robusta', 'Arabica'].map((name) => ({ id: name, name, taxonomy: 'post_tag' }));

function open(contentIds: string[], facts: Record<string, object> = {}, overwrite = false) {
  const plans = ({ contentIds: ids }: { contentIds: string[] }) => ({ publishPreview: ids.map((id) => plan(id, facts[id])) });
  const page = openPage(
    () => <PublishSheet siteId="s" contentIds={contentIds} overwrite={overwrite} open onOpenChange={() => undefined} />,
    {
      PublishSheet_One: plans,
      PublishSheet_Plans: plans,
      PublishSheet_Count: () => ({
        publishBatchPreview: { total: contentIds.length, changing: contentIds.length, unchanged: 0, failing: 0, reasons: [], failures: [] },
      }),
      PublishSheet_Publish: () => ({ publishContent: { job: { id: 'job' } } }),
      PlanTitle_Content: ({ id }: { id: string }) => ({ contentItem: { id, title: id } }),
      Jobs_One: () => ({ job: aJob({ kind: 'PUBLISH_CONTENT' }) }),
    },
  );
  const sent = () => eventually(() => expect(page.called('PublishSheet_Publish')).toHaveLength(1));
  return { ...page, sent };
}

it('makes no terms where none are listed', async () => {
  const page = open(['a']);
  await page.press(/^Publish /);
  await page.sent();
  expect(page.called('PublishSheet_Publish')).toEqual([{ contentIds: ['a'], overwrite: false, createTerms: false }]);
});

it('lists the terms that it makes, and the button says so', async () => {
  const page = open(['a'], { a: { termsToCreate: terms } });
  await page.says('Makes 2 terms in WordPress');
  await page.says(/Arabica\s*tag\s*Robusta\s*tag/);
  await page.press(/^Publish and make 2 terms/);
  await page.sent();
  expect(page.called('PublishSheet_Publish')[0].createTerms).toBe(true);
});

it('of many it lists each term once, and of those alone that are sent', async () => {
  const page = open(['a', 'b', 'c'], {
    a: { termsToCreate: terms },
    b: { termsToCreate: terms.slice(0, 1) },
    c: { canPublish: false, problems: ['No cluster.'], termsToCreate: [{ id: 'x', name: 'Liberica', taxonomy: 'post_tag' }] },
  });
  await page.press(/^Publish 2 and make 2 terms/);
  await page.sent();
  expect(page.called('PublishSheet_Publish')[0]).toEqual({ contentIds: ['a', 'b'], overwrite: false, createTerms: true });
  expect(page.all('section[aria-labelledby=terms-to-make] li').map((term) => term.textContent)).toEqual(['Arabicatag', 'Robustatag']);
});

it('of more than it looks at, it makes only the terms that were seen', async () => {
  const ids = Array.from({ length: 60 }, (_, at) => `c${at}`);
  const page = open(ids);
  await page.says('10 further down were not looked at in WordPress');
  await page.press(/^Publish 60/);
  await page.sent();
  expect(page.called('PublishSheet_Publish')[0]).toMatchObject({ createTerms: false, overwrite: false });
});

it('what may be replaced is counted so, from the beginning or as soon as somebody says it', async () => {
  const page = open(['a', 'b'], { a: { changedInWordPress: true } }, true);
  await page.says('Replace what was changed in WordPress (1 item)');
  expect(page.called('PublishSheet_Count').map(({ overwrite }) => overwrite)).toEqual([true]);
  page.all('[role=dialog] input[type=checkbox]')[0]?.click();
  await eventually(() => expect(page.called('PublishSheet_Count').map(({ overwrite }) => overwrite)).toEqual([true, false]));
});
