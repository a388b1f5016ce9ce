/** Traces as a collector gets them: the program sends OTLP to a receiver on this machine, which reads the bytes that came. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN_TOKEN, startApi, type TestApi } from '../../kit/api.ts';
import { readSpans, type Span } from '../../kit/otlp.ts';

const spans: Span[] = [];
const bodies: Buffer[] = [];
const collector = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray());
  bodies.push(body);
  spans.push(...readSpans(body));
  response.end();
});
const SECRET = 'an application password';
let api: TestApi;

beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const { port } = collector.address() as AddressInfo;
  api = await startApi({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`, OTEL_SERVICE_NAME: 'igny8-tests' });
});

afterAll(async () => {
  collector.closeAllConnections();
  await new Promise((resolve) => collector.close(resolve));
});

it('a request, its operation, its statements and the job that it began are one trace, with no value in it', async () => {
  const { createSite } = await api.ok('mutation AddsASite($input: CreateSiteInput!) { createSite(input: $input) { site { id } } }', {
    input: { name: "It's traced", url: 'https://traced.example', wpUsername: 'mara', wpApplicationPassword: SECRET },
  });
  const keywords = [{ text: 'french press' }, { text: 'moka pot' }];
  await api.ok('mutation ($id: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $id, keywords: $keywords) { added } }', {
    id: createSite.site.id,
    keywords,
  });
  await api.ok('mutation Groups($id: ID!) { generateClusters(siteId: $id, useAi: false, wait: 30) { job { state } } }', {
    id: createSite.site.id,
  });
  // Sends what it still has.
  await api.stop();

  const named = (name: string) => spans.find((span) => span.name === name);
  const operation = named('mutation AddsASite') as Span;
  const request = spans.find(({ id }) => id === operation.parent) as Span;
  expect(request.name).toBe('POST /graphql');
  const statements = spans.filter(({ trace, name }) => trace === operation.trace && name === 'INSERT');
  expect(statements.length).toBeGreaterThan(0);
  expect(statements.map(({ text }) => text).join('\n')).toContain('insert into "site"');

  const begun = named('mutation Groups') as Span;
  const job = named('job cluster_keywords') as Span;
  expect(job.trace).toBe(begun.trace);

  const all = Buffer.concat(bodies).toString('latin1');
  expect(all).toContain('igny8-tests');
  for (const secret of [ADMIN_TOKEN, SECRET, 'mara', "It's traced", 'french press', 'traced.example']) expect(all).not.toContain(secret);
}, 60_000);
