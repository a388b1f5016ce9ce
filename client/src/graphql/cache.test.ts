/** The real cache before an API that answers by the real schema. */
import { Client, fetchExchange } from '@urql/core';
import { buildSchema, graphql } from 'graphql';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import sdl from '../../../schema.graphql?raw';
import { createCacheExchange } from './cache.ts';
import { AddSiteDialog_CreateDocument } from './generated/features/sites/AddSiteDialog.ts';
import { SiteCard_SetActiveDocument } from './generated/features/sites/SiteCard.ts';
import { SiteConnection_TestDocument } from './generated/features/sites/SiteConnection.ts';
import { SitesPage_ListDocument } from './generated/features/sites/SitesPage.ts';

const schema = buildSchema(sdl);

interface FakeSite {
  id: string;
  name: string;
  url: string;
  active: boolean;
  hasCredentials: boolean;
  hasPluginKey: boolean;
  health: { status: string; problems: [] };
}

/** An API with two sites on a page. */
function fakeApi(names: string[]) {
  const sites: FakeSite[] = [];
  const add = (name: string) => {
    const url = `https://${name}.example`;
    const health = { status: 'NOT_CONNECTED', problems: [] as [] };
    const site = { id: `site-${name}`, name, url, active: true, hasCredentials: false, hasPluginKey: false, health };
    sites.push(site);
    return { site };
  };
  names.forEach(add);
  const requests: string[] = [];
  let failing = false;
  const root = {
    viewer: () => ({ id: null, name: 'Mara', isToken: false, scopes: ['ADMIN'] }),
    sites: ({ after }: { after?: string }) => {
      const from = after ? Number(after) : 0;
      const nodes = sites.slice(from, from + 2);
      return {
        nodes,
        totalCount: sites.length,
        pageInfo: { hasNextPage: from + 2 < sites.length, endCursor: String(from + nodes.length) },
      };
    },
    createSite: ({ input }: { input: { name: string } }) => add(input.name),
    setSiteActive: ({ id, active }: { id: string; active: boolean }) => {
      if (failing) throw new Error('No.');
      return { site: Object.assign(sites.find((site) => site.id === id) as FakeSite, { active }) };
    },
    testSiteConnection: ({ siteId }: { siteId: string }) => ({
      ok: true,
      steps: [{ name: 'ADDRESS', ok: true, message: 'It answers.' }],
      site: sites.find((site) => site.id === siteId),
    }),
  };
  const fetchFromSchema = async (_input: unknown, init?: RequestInit) => {
    const { query, variables, operationName } = JSON.parse(String(init?.body));
    requests.push(operationName);
    return Response.json(await graphql({ schema, source: query, rootValue: root, variableValues: variables, operationName }));
  };
  return { requests, fetch: fetchFromSchema as typeof fetch, fail: () => (failing = true) };
}

const warnings = vi.spyOn(console, 'warn');
beforeEach(() => void warnings.mockClear());
afterEach(() => expect(warnings).not.toHaveBeenCalled());

/** A page that shows the list: what it showed, in order. */
function openList(api: ReturnType<typeof fakeApi>) {
  const client = new Client({
    url: 'http://api.example',
    fetch: api.fetch,
    preferGetMethod: false,
    exchanges: [createCacheExchange(), fetchExchange],
  });
  const shown: string[] = [];
  const list = (after: string | null) =>
    client.query(SitesPage_ListDocument, { after }).subscribe(({ data }) => {
      if (data) shown.push((data.sites.nodes as unknown as FakeSite[]).map(({ name, active }) => (active ? name : `(${name})`)).join(' '));
    });
  list(null);
  return { client, shown, more: list };
}

it('a site that is added stands in the list that is on the screen', async () => {
  const { client, shown } = openList(fakeApi(['a']));
  await vi.waitFor(() => expect(shown.at(-1)).toBe('a'));
  await client.mutation(AddSiteDialog_CreateDocument, { input: { name: 'b', url: 'b.example' } }).toPromise();
  await vi.waitFor(() => expect(shown.at(-1)).toBe('a b'));
});

it('the next page follows the first', async () => {
  const { shown, more } = openList(fakeApi(['a', 'b', 'c']));
  await vi.waitFor(() => expect(shown.at(-1)).toBe('a b'));
  more('2');
  await vi.waitFor(() => expect(shown.at(-1)).toBe('a b c'));
});

it('a site is switched off on the screen before the server has answered, and the list is not asked for again', async () => {
  const api = fakeApi(['a']);
  const { client, shown } = openList(api);
  await vi.waitFor(() => expect(shown.at(-1)).toBe('a'));
  const switching = client.mutation(SiteCard_SetActiveDocument, { id: 'site-a', active: false }).toPromise();
  await vi.waitFor(() => expect(shown.at(-1)).toBe('(a)'));
  await switching;
  expect(api.requests).toEqual(['SitesPage_List', 'SiteCard_SetActive']);
});

it('a switch that the server refuses goes back', async () => {
  const api = fakeApi(['a']);
  const { client, shown } = openList(api);
  await vi.waitFor(() => expect(shown.at(-1)).toBe('a'));
  api.fail();
  await client.mutation(SiteCard_SetActiveDocument, { id: 'site-a', active: false }).toPromise();
  await vi.waitFor(() => expect(shown.slice(-2)).toEqual(['(a)', 'a']));
});

it('a connection test changes the site wherever it is shown', async () => {
  const { client, shown } = openList(fakeApi(['a']));
  await vi.waitFor(() => expect(shown.at(-1)).toBe('a'));
  const { data } = await client.mutation(SiteConnection_TestDocument, { siteId: 'site-a' }).toPromise();
  expect(data?.testSiteConnection.ok).toBe(true);
});
