/** Sends the browser to WordPress's own page, where a person approves the connection. It comes back to the site's settings. */
import { createSignal, onCleanup, onMount } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createConnectWithWordPressBeginMutation } from '../../graphql/generated/features/sites/ConnectWithWordPress.ts';
import type { Failure } from '../../lib/failure.ts';

export function createConnecting() {
  const [begun, begin] = createConnectWithWordPressBeginMutation();
  const [leaving, setLeaving] = createSignal(false);
  const payload = () => (begun.fetching ? undefined : begun.data?.beginSiteConnection);

  const connect = async (at: { siteId: string } | { url: string }): Promise<Failure | undefined> => {
    const { data, error } = await begin(at);
    if (error) return failureOfOperation(error);
    const page = URL.parse(data?.beginSiteConnection.authorizeUrl ?? '');
    if (!page?.protocol.startsWith('http')) return;
    setLeaving(true);
    location.assign(page.href);
  };

  // Whoever turns back in WordPress finds the page as it was left.
  const stay = () => setLeaving(false);
  onMount(() => addEventListener('pageshow', stay));
  onCleanup(() => removeEventListener('pageshow', stay));

  return {
    connect,
    checking: () => begun.fetching,
    /** What the button says meanwhile. */
    busy: (): string | false => (begun.fetching ? 'Looking…' : leaving() && 'Opening WordPress…'),
    steps: () => payload()?.steps,
    /** The site that was found, where WordPress has no page to approve at. */
    refusedAt: () => (payload() && !payload()?.authorizeUrl ? payload()?.site : undefined) ?? undefined,
    refused: () => Boolean(payload() && !payload()?.authorizeUrl),
  };
}
