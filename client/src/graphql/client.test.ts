import { afterEach, expect, it, vi } from 'vitest';
import { createApiClient } from './client.ts';

afterEach(() => vi.unstubAllGlobals());

const ended = { errors: [{ message: 'Sign in.', extensions: { code: 'UNAUTHENTICATED' } }] };

it.each([
  ['a request', 401, 'application/json', JSON.stringify(ended)],
  ['a stream that was open', 200, 'text/event-stream', `event: next\ndata: ${JSON.stringify(ended)}\n\nevent: complete\ndata: \n\n`],
])('whoever was signed out is sent to sign in once, as %s finds out', async (_what, status, type, body) => {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(body, { status, headers: { 'content-type': type } })),
  );
  const signedOut = vi.fn();
  const client = createApiClient(signedOut);
  for (const site of ['one', 'another']) {
    client.subscription('subscription ($site: ID!) { contentChanged(siteId: $site) { ids } }', { site }).subscribe(() => undefined);
  }
  await expect.poll(() => vi.mocked(fetch).mock.calls).toHaveLength(2);
  await expect.poll(() => signedOut.mock.calls).toHaveLength(1);
});
