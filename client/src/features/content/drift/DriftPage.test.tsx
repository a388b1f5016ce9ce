import { expect, it } from 'vitest';
import { aJob, eventually, openPage, Refusal } from '../../../../test/fake-api.tsx';
import DriftPage from './DriftPage.tsx';

const moment = '2026-11-20T08:00:00Z';
const check = aJob({
  id: 'check',
  kind: 'CHECK_DRIFT',
  state: 'SUCCEEDED',
  total: 40,
  done: 40,
  message: '40 posts looked at.',
  finishedAt: moment,
});
const drifted = (id: string, kind: string, facts: object = {}) => ({
  id: `d-${id}`,
  kind,
  foundAt: moment,
  wpModifiedAt: kind === 'DELETED' ? null : moment,
  wpStatus: null,
  title: kind === 'DELETED' ? null : `${id} there`,
  contentHtml: kind === 'DELETED' ? null : '<p>Eleven kilos.</p>',
  terms: [],
  content: {
    id,
    title: `${id} here`,
    contentHtml: '<p>Eight kilos.</p>',
    contentType: 'ARTICLE',
    status: 'PUBLISHED',
    unpublishedChanges: false,
    externalId: '12',
    externalUrl: null,
    taxonomyTerms: [],
  },
  ...facts,
});

function open(
  list: ReturnType<typeof drifted>[],
  more: Record<string, (variables: never) => unknown> = {},
  lastDriftCheck: unknown = check,
) {
  window.matchMedia = ((query: string) => ({
    matches: query.includes('64rem'),
    addEventListener: () => {},
    removeEventListener: () => {},
  })) as never;
  const page = (nodes: typeof list) => ({
    edges: nodes.map((node) => ({ cursor: `after ${node.id}`, node })),
    pageInfo: { hasNextPage: false, endCursor: null },
    totalCount: nodes.length,
  });
  return openPage(
    DriftPage,
    {
      DriftPage_Site: () => ({
        site: { id: 's', name: 'Slow', url: 'https://slow.example', active: true, hasCredentials: true, lastDriftCheck },
        viewer: { id: 'me', scopes: ['WRITE', 'PUBLISH'] },
      }),
      DriftPage_List: () => ({ drift: page(list) }),
      DriftDesk_One: ({ after }: { after: string | null }) => ({
        drift: { nodes: list.slice(after === null ? 0 : list.findIndex((node) => `after ${node.id}` === after) + 1).slice(0, 1) },
      }),
      Jobs_One: ({ id }: { id: string }) => ({ job: aJob({ id }) }),
      ...more,
    },
    { address: '/sites/s/drift', path: '/sites/:siteId/drift' },
  );
}

it('shows both sides, and brings in the one alone', async () => {
  const page = open([drifted('a', 'CHANGED'), drifted('b', 'CHANGED')], {
    DriftPage_BringIn: () => ({ importSite: { job: { id: 'import' } } }),
  });
  await page.says('Eleven kilos.');
  expect(page.text()).toContain('Eight kilos.');
  page.key('b');
  await eventually(() => expect(page.called('DriftPage_BringIn')).toEqual([{ siteId: 's', contentIds: ['a'] }]));
  await eventually(() => expect(page.all('nav li [title]').map((title) => title.textContent)).toEqual(['b here']));
  // Its words are read from its place in the list, behind the one that went.
  await eventually(() => expect(page.called('DriftDesk_One').at(-1)).toEqual({ siteId: 's', after: 'after d-a' }));
});

it('publishing over it begins with the preview, which replaces what was changed there', async () => {
  const page = open([drifted('a', 'CHANGED')], {
    PublishSheet_One: () => ({
      publishPreview: [
        {
          contentId: 'a',
          canPublish: true,
          changedInWordPress: true,
          target: 'UPDATE',
          externalUrl: null,
          termsToCreate: [],
          warnings: [],
          problems: [],
          changes: [],
          payload: null,
          live: null,
        },
      ],
    }),
    PublishSheet_Publish: () => ({ publishContent: { job: { id: 'publish' } } }),
  });
  await page.press(/^Publish ours over it/);
  await page.says('Replace what was changed in WordPress');
  expect(page.called('PublishSheet_Publish')).toEqual([]);
  await page.press(/^Publish changes/);
  await eventually(() => expect(page.called('PublishSheet_Publish')).toEqual([{ contentIds: ['a'], overwrite: true, createTerms: false }]));
});

it('what is gone is made again or forgotten, and nothing else', async () => {
  const page = open([drifted('a', 'DELETED')], {
    Missing_Unlink: () => ({ unlinkFromWordPress: { updated: 1, failed: [], undoToken: 'undo' } }),
  });
  await page.says('WordPress has nothing of it any more');
  expect(page.button('Bring it in')).toBeUndefined();
  await page.press(/^Unlink/);
  await page.says('Unlink this from WordPress?');
  expect(page.called('Missing_Unlink')).toEqual([]);
  await eventually(() => page.all('[role=alertdialog] footer button')[0]?.click());
  await eventually(() => expect(page.called('Missing_Unlink')).toEqual([{ contentIds: ['a'] }]));
  await page.says('1 item unlinked');
});

it('looks when it is asked to, once, and says how far it has come', async () => {
  const page = open(
    [],
    {
      DriftPage_Check: () => ({ checkDrift: { job: { id: 'now' } } }),
      Jobs_One: ({ id }: { id: string }) => ({ job: aJob({ id, kind: 'CHECK_DRIFT', total: 4_200, done: 1_200, secondsLeft: 40 }) }),
    },
    null,
  );
  await page.says('Nobody has looked yet');
  await page.says('Never checked.');
  await page.press('Check WordPress now');
  await page.says('1,200 of 4,200 · about 40 seconds left');
  expect(page.button('Check now').getAttribute('aria-disabled')).toBe('true');
  expect(page.called('DriftPage_Check')).toEqual([{ siteId: 's' }]);
});

it('says that nothing has changed, and how much was looked at', async () => {
  const page = open([]);
  await page.says('WordPress has what we published');
  await page.says('40 posts were looked at');
});

it('a check that failed says why, and that it is not known what WordPress has', async () => {
  const page = open([], {}, { ...check, state: 'FAILED', done: 0, message: 'WordPress did not answer.' });
  await page.says('could not be finished. WordPress did not answer.');
  await page.says('It is not known what WordPress has');
});

it('one that is not in the list any more is told so', async () => {
  const page = open([drifted('a', 'CHANGED')], { DriftDesk_One: () => ({ drift: { nodes: [] } }) });
  await page.says('It is not in the list any more');
  await page.press('Read the list again');
  await eventually(() => expect(page.called('DriftPage_List')).toHaveLength(2));
});

it('a refusal to bring in is told, and the list keeps it', async () => {
  const page = open([drifted('a', 'CHANGED')], { DriftPage_BringIn: () => new Refusal('An import is at work already.', 'CONFLICT') });
  await page.press(/^Bring it in/);
  await page.says('Not brought in. An import is at work already.');
  expect(page.all('nav li').length).toBe(1);
});
