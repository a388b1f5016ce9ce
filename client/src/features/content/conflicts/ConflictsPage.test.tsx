import { expect, it } from 'vitest';
import { eventually, openPage, Refusal } from '../../../../test/fake-api.tsx';
import ConflictsPage from './ConflictsPage.tsx';

const moment = '2026-11-20T08:00:00Z';
const html = (words: string) => `<!-- wp:paragraph -->\n<p>${words}</p>\n<!-- /wp:paragraph -->`;
const titles: Record<string, string> = { a: 'Hand grinders', b: 'Moka pots', c: 'Kettles' };

function open(more: Record<string, (variables: never) => unknown> = {}, { ids = ['a', 'b', 'c'], address = '' } = {}) {
  // As wide as a desk: the first one is open by itself.
  Object.assign(window, { innerWidth: 1440 });
  window.matchMedia = ((query: string) => ({
    matches: query.includes('64rem'),
    addEventListener: () => {},
    removeEventListener: () => {},
  })) as never;
  const nodes = ids.map((id) => ({
    createdAt: moment,
    wpModifiedAt: moment,
    content: { id, title: titles[id], contentType: 'ARTICLE', updatedAt: moment },
  }));
  const page = openPage(
    ConflictsPage,
    {
      ConflictsPage_Site: () => ({
        site: { id: 's', active: true, hasCredentials: true },
        viewer: { id: 'me', scopes: ['WRITE', 'PUBLISH'] },
      }),
      ConflictsPage_List: () => ({
        importConflicts: { nodes, pageInfo: { hasNextPage: false, endCursor: null }, totalCount: nodes.length },
      }),
      ConflictDesk_Content: ({ id }: { id: string }) => ({
        contentItem: {
          id,
          siteId: 's',
          title: titles[id],
          contentHtml: html('Eight kilos.'),
          version: 7,
          externalUrl: null,
          updatedAt: moment,
          taxonomyTerms: [],
          conflict: { title: titles[id], contentHtml: html('Eleven kilos.'), terms: [], wpModifiedAt: moment, createdAt: moment },
        },
        contentRevisions: { nodes: [{ id: 'r', authorKind: 'USER', authorId: 'u', authorName: 'Jon Park', createdAt: moment }] },
      }),
      ConflictDesk_Resolve: ({ contentId }: { contentId: string }) => ({ resolveConflict: { content: { id: contentId } } }),
      ...more,
    },
    { address: `/sites/s/conflicts${address}`, path: '/sites/:siteId/conflicts' },
  );
  const opened = (id: string) => eventually(() => expect(page.all('h2').map((heading) => heading.textContent)).toContain(titles[id]));
  return { ...page, opened };
}
const select = (page: ReturnType<typeof open>, title: string) =>
  eventually(() => {
    const box = page.all(`input[aria-label="Select ${title}"]`)[0];
    if (!box) throw new Error(`${title} cannot be selected yet`);
    box.click();
  });

it('keeps ours by one key, as of the version that was compared, and goes on to the next by itself', async () => {
  const page = open();
  await page.opened('a');
  await page.says(/by Jon Park/);
  await eventually(() => expect(page.button('Keep ours').disabled).toBe(false));
  page.key('o');
  await page.opened('b');
  expect(page.called('ConflictDesk_Resolve')).toEqual([{ contentId: 'a', keep: 'OURS', merged: null, expectedVersion: 7 }]);
  await eventually(() => expect(page.all('p[role=status]')[0]?.textContent).toBe('Ours kept: Hand grinders. 2 conflicts left.'));
  expect(page.all('nav li').length).toBe(2);
});

it('steps through the list by J and K, and the last one decided says that all are', async () => {
  const page = open({}, { ids: ['a', 'b'] });
  await page.opened('a');
  page.key('j');
  await page.opened('b');
  page.key('k');
  await page.opened('a');
  await page.press(/^Take theirs/);
  await page.opened('b');
  await page.press(/^Take theirs/);
  await page.says('Everything is decided');
  expect(page.called('ConflictDesk_Resolve').map(({ keep }) => keep)).toEqual(['THEIRS', 'THEIRS']);
});

it('what was saved meanwhile is not passed over: both are kept, and can be read again', async () => {
  const page = open({ ConflictDesk_Resolve: () => new Refusal('Somebody saved it since.', 'CONFLICT') });
  await page.opened('a');
  await page.press(/^Keep ours/);
  await page.says('Not settled. Somebody saved it since. Both texts are still here.');
  await page.press('Read both again');
  await eventually(() => expect(page.called('ConflictDesk_Content')).toHaveLength(2));
});

it('several are ended in one way after a question that says how many, and what did not go through stays', async () => {
  const page = open({
    ConflictsPage_ResolveMany: () => ({
      resolveConflicts: { updated: 1, undoToken: 'undo', failed: [{ id: 'c', message: 'It is being published.' }] },
    }),
  });
  await page.opened('a');
  await select(page, 'Hand grinders');
  await select(page, 'Kettles');
  page.all('[role=toolbar] button')[1]?.click();
  await page.says('Take theirs for 2 conflicts?');
  await page.says('nothing is lost');
  expect(page.called('ConflictsPage_ResolveMany')).toEqual([]);
  await page.press(/^Take theirs for 2$/);
  await page.says('1 conflict stayed. It is being published.');
  expect(page.called('ConflictsPage_ResolveMany')).toEqual([{ contentIds: ['a', 'c'], keep: 'THEIRS' }]);
  expect(page.all('nav li [title]').map((title) => title.textContent)).toEqual(['Moka pots', 'Kettles']);
  expect(page.called('ConflictDesk_Resolve')).toEqual([]);
});

it('a merge sends what was chosen; one that was begun is not left by a slip', async () => {
  const page = open();
  await page.opened('a');
  await page.press(/^Merge/);
  await page.says('Choose at each place that differs');
  page.all('[aria-label="What becomes of this place"] input')[1]?.click();
  page.key('j');
  page.all('nav li button')[1]?.click();
  await page.says('Leave this merge?');
  await page.press(/^Cancel$/);
  expect(page.address()).toBe('/sites/s/conflicts');
  await page.press('Save the merged text');
  await page.opened('b');
  expect(page.called('ConflictDesk_Resolve')).toEqual([
    { contentId: 'a', keep: 'MERGED', merged: { title: 'Hand grinders', contentHtml: html('Eleven kilos.') }, expectedVersion: 7 },
  ]);
});

it('one that somebody else has decided is told so, and gone on from', async () => {
  const page = open({ ConflictDesk_Content: () => ({ contentItem: null, contentRevisions: { nodes: [] } }) }, { ids: ['a'] });
  await page.says('There is nothing to decide here any more');
  await page.press('Go on');
  await page.says('Everything is decided');
});

it('says when there is none', async () => {
  const empty = open({}, { ids: [] });
  await empty.says('Nothing is in conflict');
});

it('says when they could not be loaded, and loads them again', async () => {
  const page = open({ ConflictsPage_List: () => new Refusal('The database is away.', 'INTERNAL') });
  await page.says('The conflicts could not be loadedThe database is away.');
  await page.press('Try again');
  await eventually(() => expect(page.called('ConflictsPage_List')).toHaveLength(2));
});
