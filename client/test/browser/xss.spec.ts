/**
 * Hostile words in everything that a person, an importer or WordPress can fill, on every screen that shows it. The browser's
 * content security policy is switched off here: nothing may run even without it. That it is there besides is a test of its own.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, type Json, startApi, type TestApi } from '../../../server/test/kit/api.ts';
import { type SeededSite, seedSite } from '../../../server/test/kit/seed.ts';
import { launchBrowser } from './browser.ts';
import { payloads, RAN } from './xss-payloads.ts';

/** Found by its search, so that the words around it are shown as an excerpt. */
const WORD = 'zebra';
/** Ends whatever a payload may have left open, so that the next one is read as it is meant. */
const END = `\n<!-- -->"'></script></style></title></textarea></noscript></xmp></listing></template></select></form></svg></math></table>\n`;
const bodies = {
  classic: (some: readonly string[]) => some.map((each) => `<p>${WORD} ${each}</p>${END}`).join(''),
  blocks: (some: readonly string[]) =>
    some
      .map(
        (each) =>
          `<!-- wp:paragraph -->\n<p>${WORD} ${each}</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:html -->\n${each}${END}<!-- /wp:html -->\n\n`,
      )
      .join(''),
};
const PARTS = 4;
const AT_ONCE = Math.ceil(payloads.length / PARTS);
const batches = Array.from({ length: PARTS }, (_, at) => payloads.slice(at * AT_ONCE, (at + 1) * AT_ONCE));

let api: TestApi;
let site: SeededSite;
let browser: Browser;
let page: Page;
/** A content for each payload, in its title and its text; then some with many in their text. */
let singles: string[];
let manies: string[];
let ids: { job: string; task: string; cluster: string; keyword: string; idea: string };

/** What must never happen, as it happens. */
const fired: string[] = [];
function watch(watched: Page, note: (what: string) => void): void {
  // What the browser refuses it quotes in an error; what ran wrote a line of its own.
  watched.on(
    'console',
    (message) => message.type() === 'log' && message.text().includes('xss-ran') && note(`ran: ${message.location().url}`),
  );
  watched.on('dialog', (dialog) => {
    note(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  // Pictures of a text may stand anywhere; nothing else of it may be asked for.
  watched.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== api.url && request.resourceType() !== 'image') note(`asked: ${request.url()}`);
  });
}

async function openContext(bypassCSP: boolean): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: api.url, viewport: { width: 1440, height: 900 }, bypassCSP });
  // Nothing leaves this machine, whatever a text asks for.
  await context.route(
    (url) => url.protocol.startsWith('http') && url.origin !== api.url,
    (route) => route.abort(),
  );
  return context;
}

const insert = (table: string, rows: Json[]) => {
  const columns = Object.keys(rows[0] as Json).join(', ');
  return api.sql(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
    JSON.stringify(rows),
  ]);
};

/** As much of it as a name may have. */
const short = (payload: string, most = 100) => payload.slice(0, most);

async function tenAtOnce<Made>(work: (payload: string, at: number) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  for (let from = 0; from < payloads.length; from += 10)
    made.push(...(await Promise.all(payloads.slice(from, from + 10).map((payload, at) => work(payload, from + at)))));
  return made;
}

/** As a program or a person fills them. */
const each = (query: string, variables: (payload: string, at: number) => Json): Promise<Json[]> =>
  tenAtOnce((payload, at) => api.ok(query, variables(payload, at)));

async function fill(): Promise<void> {
  site = await seedSite(api, `Slow Morning ${payloads[11]}`);
  const siteId = site.id;
  const [place] = (await api.sql('select sector_id from cluster')) as [{ sector_id: string }];

  const own = () => ({ id: v7(), site_id: siteId });
  await insert(
    'site',
    payloads.map((payload) => ({ id: v7(), name: short(payload), url: 'https://example.test' })),
  );
  await insert(
    'sector',
    payloads.map((payload, at) => ({ ...own(), name: short(`${at} ${payload}`), description: payload })),
  );
  const clusters = payloads.map((payload, at) => ({ ...own(), ...place, name: short(`${at} ${payload}`), description: payload }));
  await insert('cluster', clusters);
  const { addKeywords } = await api.ok(
    'mutation ($siteId: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $siteId, keywords: $keywords) { keywords { id } } }',
    { siteId, keywords: payloads.map((payload) => ({ text: short(payload, 190) })) },
  );
  // An import brings names, slugs and descriptions as WordPress has them.
  const terms = payloads.map((payload, at) => ({
    ...own(),
    name: payload,
    slug: `${at}${payload}`,
    description: payload,
    taxonomy_type: 'category',
    external_taxonomy: 'category',
    external_id: 100 + at,
  }));
  await insert('content_taxonomy', terms);
  await each('mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }', (payload) => ({
    input: { name: payload.slice(0, 80), scopes: ['READ'] },
  }));

  const clusterId = clusters[11]?.id as string;
  const keywordId = addKeywords.keywords[5].id as string;
  const task = (payload: string) => ({
    clusterId,
    contentType: 'ARTICLE',
    contentStructure: 'GUIDE',
    primaryKeywordId: keywordId,
    title: short(payload, 190),
    brief: payload,
    tone: payload.slice(0, 60),
  });
  const make = 'mutation ($tasks: [CreateTaskInput!]!) { createTasks(tasks: $tasks) { tasks { id } } }';
  const queued = (await api.ok(make, { tasks: payloads.map(task) })).createTasks.tasks as Json[];
  await api.sql('update task set last_error = brief');
  const toWrite = (await api.ok(make, { tasks: payloads.map(task) })).createTasks.tasks as Json[];
  const complete = 'mutation ($id: ID!, $draft: DraftInput!) { completeTask(taskId: $id, draft: $draft) { content { id } } }';
  const drafts = await each(complete, (payload, at) => ({
    id: toWrite[at]?.id,
    draft: { title: short(payload, 190), contentHtml: at % 2 === 0 ? bodies.classic([payload]) : bodies.blocks([payload]) },
  }));
  singles = drafts.map(({ completeTask }) => completeTask.content.id);
  manies = [];
  for (const some of batches) {
    for (const body of [bodies.classic(some), bodies.blocks(some)]) {
      const content = await site.draft(short(some[0] as string), `<p>Before.</p>`);
      const before = bodies.blocks(some.toReversed());
      for (const [version, contentHtml] of [before, body].entries())
        await api.ok(
          'mutation ($id: ID!, $version: Int!, $html: String!) { updateContent(id: $id, expectedVersion: $version, input: { contentHtml: $html }) { content { id } } }',
          { id: content.id, version: version + 1, html: contentHtml },
        );
      manies.push(content.id);
    }
  }
  await api.ok(
    'mutation ($ids: [ID!]!, $terms: [ID!]!) { assignTaxonomyBatch(selection: { ids: $ids }, attachTermIds: $terms) { updated } }',
    {
      ids: [...singles.slice(0, 60), ...manies],
      terms: terms.slice(11, 15).map(({ id }) => id),
    },
  );

  const ideas = payloads.map((payload) => ({
    ...own(),
    ...place,
    cluster_id: clusterId,
    primary_keyword_id: keywordId,
    title: payload,
    brief: payload,
    content_type: 'article',
    content_structure: 'guide',
    status: 'new',
  }));
  await insert('idea', ideas);
  const jobs = payloads.map((payload, at) => ({
    ...own(),
    kind: ['import_site', 'publish_content', 'generate_draft', 'cluster_keywords'][at % 4],
    state: at % 2 === 0 ? 'failed' : 'succeeded',
    total: 1,
    done: 0,
    failed: 1,
    message: payload,
    payload: {},
    started_at: new Date().toISOString(),
    finished_at: new Date().toISOString(),
  }));
  await insert('job', jobs);
  const ledger = jobs[0] as Json;
  await insert(
    'job_item',
    payloads.map((payload, at) => ({
      ...own(),
      job_id: ledger.id,
      subject_id: at % 2 === 0 ? (singles[at] as string) : `post:${at}`,
      state: 'failed',
      code: 'UPSTREAM_ERROR',
      error: payload,
      note: payload,
    })),
  );
  // As an import finds them: linked to a post, changed on both sides.
  const linked = manies.slice(0, 4);
  await api.sql(
    `update content set external_kind = 'post', external_id = 1000 + n, external_url = 'https://example.test/' || n, wp_status = $2
     from (select id as of, row_number() over () as n from content where id = any($1::uuid[])) t where id = of`,
    [linked, payloads[11]],
  );
  const theirs = linked.map((content_id, at) => ({
    ...own(),
    content_id,
    title: payloads[at],
    content_html: bodies.blocks(batches[at] ?? payloads.slice(0, AT_ONCE)),
    terms: {},
    fingerprint: 'x',
  }));
  await insert('import_conflict', theirs.slice(0, 2));
  await insert(
    'drift',
    theirs.slice(2).map(({ fingerprint: _, ...found }) => ({ ...found, id: v7(), kind: 'changed' })),
  );
  ids = { job: ledger.id, task: queued[1]?.id, cluster: clusterId, keyword: keywordId, idea: ideas.at(-1)?.id as string };
}

beforeAll(async () => {
  [api, browser] = await Promise.all([startApi(), launchBrowser()]);
  await fill();
  const context = await openContext(true);
  const link = await api.services.authentication.newOwnerLink();
  await context.request.post('/auth/accept-link', {
    data: { link, name: `Mara <img src=x onerror=${RAN}>`, email: 'mara@example.com', password: 'a pencil and paper' },
  });
  const save = 'mutation ($siteId: ID!, $input: SaveViewInput!) { saveView(siteId: $siteId, input: $input) { view { id } } }';
  await tenAtOnce(async (payload, at) => {
    const input = { name: short(`${at} ${payload}`, 60), query: `search=${encodeURIComponent(payload)}`, shared: true };
    const answer = await context.request.post('/graphql', { data: { query: save, variables: { siteId: site.id, input } } });
    expect((await answer.json()).errors).toBeUndefined();
  });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  watch(page, (what) => fired.push(what));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `.cache/failed-${task.id}.png` });
  expect(fired.splice(0)).toEqual([]);
});

/** What could run once somebody clicks: a handler, an address that is code, a frame that may run scripts. */
const LOADED = `[...document.querySelectorAll('*')].flatMap((element) => [
  ...element.getAttributeNames().filter((name) => /^on/i.test(name)),
  ...['href', 'action', 'formaction', 'xlink:href', 'data'].map((name) => element.getAttribute(name)).filter(
    (to) => to !== null && !['http:', 'https:', 'mailto:', 'tel:', 'blob:'].includes(URL.parse(to, location.href)?.protocol)),
  ...(element.localName === 'iframe' && element.getAttribute('sandbox') !== '' ? ['a frame without a sandbox'] : []),
  ...(element.localName === 'script' && !element.src.startsWith(location.origin) ? ['a script'] : []),
])`;
const quiet = async () => {
  await page.locator('main h1, main h2, main [role=textbox]').first().waitFor();
  await page.waitForFunction(`!document.querySelector('main [aria-busy=true]')`);
  expect(await page.evaluate(LOADED)).toEqual([]);
};
/** Some payloads hide what comes after them: it has to be there, not to be seen. */
const LOOSE = { state: 'attached' } as const;
const editor = () => page.getByRole('textbox', { name: 'Text', exact: true });

it('there are more than a hundred, and the watch notices those that run', async () => {
  expect(new Set(payloads).size).toBeGreaterThanOrEqual(100);
  const seen: string[] = [];
  const context = await openContext(true);
  const control = await context.newPage();
  watch(control, (what) => seen.push(what));
  await control.goto('/healthz');
  await control.setContent(`<script>${RAN}</script>`);
  expect(seen).toHaveLength(1);
  await control.setContent(`<img src=x onerror=${RAN}>`);
  await expect.poll(() => seen.length).toBe(2);
  await control.setContent('<script>alert(1)</script>');
  await expect.poll(() => seen.filter((what) => what === 'dialog: 1').length).toBe(1);
  await control.setContent('<link rel=stylesheet href=//foreign.test/x.css>');
  await expect.poll(() => seen.filter((what) => what === 'asked: http://foreign.test/x.css').length).toBe(1);

  // Each in a frame of its own without a sandbox: shown raw, many of them run with nobody's hand.
  await control.setContent('<body></body>');
  seen.length = 0;
  await control.evaluate(`${JSON.stringify(payloads)}.forEach((payload) => {
    const frame = document.createElement('iframe');
    frame.srcdoc = payload;
    document.body.append(frame);
  })`);
  await expect.poll(() => seen.filter((what) => what.startsWith('ran')).length, { timeout: 10_000 }).toBeGreaterThan(50);
  await context.close();
});

it('and were one shown raw, the content security policy would stop it', async () => {
  const seen: string[] = [];
  const blocked: string[] = [];
  const context = await openContext(false);
  const control = await context.newPage();
  watch(control, (what) => seen.push(what));
  control.on('console', (message) => /Content Security Policy/.test(message.text()) && blocked.push(message.text()));
  await control.goto('/sign-in');
  await control.locator('h1').waitFor();
  await control.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(`<img src=x onerror=${RAN}>`)})`);
  await expect.poll(() => blocked.length).toBe(1);
  expect(seen).toEqual([]);
  await context.close();
});

describe('hostile words never run', () => {
  it.each([
    '/sites',
    ':site',
    ':site/keywords',
    ':site/clusters',
    ':site/clusters?view=table',
    ':site/clusters?view=map',
    ':site/clusters/:cluster',
    ':site/clusters/:cluster?tab=ideas',
    ':site/ideas',
    ':site/ideas/cannibalization',
    ':site/tasks',
    ':site/tasks/:task',
    ':site/tasks/:task?edit=1',
    ':site/content',
    `:site/content?search=${WORD}`,
    ':site/jobs',
    ':site/drift',
    ':site/settings',
    ':site/settings?tab=sectors',
    ':site/settings?tab=defaults',
    '/account',
    '/settings?tab=prompts',
  ])('at %s', async (address) => {
    // Tall enough for the rows of a list at once.
    await page.setViewportSize({ width: 1440, height: 6_400 });
    await page.goto(address.replace(':site', `/sites/${site.id}`).replace(':cluster', ids.cluster).replace(':task', ids.task));
    await quiet();
    if (address.includes('search')) await page.locator('tbody mark').first().waitFor();
  });

  it('in what opens over a list', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const at = `/sites/${site.id}`;
    for (const address of [
      `${at}/keywords?keyword=${ids.keyword}`,
      `${at}/clusters/${ids.cluster}?dialog=edit`,
      `${at}/ideas?dialog=edit&idea=${ids.idea}`,
      `${at}/jobs?job=${ids.job}`,
      `${at}/content?dialog=publish&row=${manies[0]}`,
      `${at}/content?dialog=taxonomy&row=${singles[11]}`,
      `${at}/content?dialog=cluster&row=${singles[11]}`,
    ]) {
      await page.goto(address);
      await page.getByRole('dialog').first().waitFor();
      await quiet();
    }
    await page.goto(`${at}/content`);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or go to' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('onerror');
    await page
      .getByRole('option', { name: /onerror/ })
      .first()
      .waitFor();
    await quiet();
  });

  it.each([...batches.keys()].flatMap((at) => ['write', 'both'].map((view) => ({ at, view }))))(
    'in texts full of them, part $at, as "$view" shows them',
    async ({ at, view }) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      for (const id of manies.slice(at * 2, at * 2 + 2)) {
        await page.goto(`/sites/${site.id}/content/${id}?view=${view}`);
        const place = view === 'both' ? page.frameLocator('iframe').last().locator('body') : editor();
        await place.getByText(WORD).first().waitFor(LOOSE);
        await quiet();
      }
    },
  );

  it('in versions that are compared', async () => {
    for (const id of manies.slice(4, 6)) {
      await page.goto(`/sites/${site.id}/content/${id}`);
      await page.getByRole('button', { name: /^v2 / }).click();
      await page.getByRole('dialog', { name: 'Version 2' }).getByText(WORD).first().waitFor(LOOSE);
      await quiet();
    }
  });

  it('in conflicts', async () => {
    for (const id of manies.slice(0, 2)) {
      await page.goto(`/sites/${site.id}/conflicts?content=${id}`);
      await page.locator('main').getByText(WORD).first().waitFor(LOOSE);
      await quiet();
    }
  });

  it('in keywords that are about to be imported', async () => {
    await page.goto(`/sites/${site.id}/keywords?dialog=add`);
    await page.getByLabel('Or paste them').fill(payloads.map((each) => each.replaceAll('\n', ' ')).join('\n'));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('dialog').getByRole('table').first().waitFor();
    await quiet();
  });

  it('in what is pasted into a text', async () => {
    await page.goto(`/sites/${site.id}/content/${manies[0]}`);
    await editor().click();
    for (const some of batches) {
      await page.evaluate(
        `(() => { const data = new DataTransfer(); data.setData('text/html', ${JSON.stringify(bodies.classic(some))});
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); })()`,
      );
    }
    await quiet();
  });
});

it('what is stored is what was written, byte for byte', async () => {
  for (const [at, some] of batches.entries()) {
    for (const [kind, body] of [bodies.classic(some), bodies.blocks(some)].entries()) {
      const { contentItem } = await api.ok(
        'query ($id: ID!) { contentItem(id: $id) { contentHtml } }',
        { id: manies[at * 2 + kind] },
        { token: ADMIN_TOKEN },
      );
      expect(contentItem.contentHtml).toBe(body);
    }
  }
});
