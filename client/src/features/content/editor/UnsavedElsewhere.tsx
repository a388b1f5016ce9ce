import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { createUnsavedElsewhereOfQuery } from '../../../graphql/generated/features/content/editor/UnsavedElsewhere.ts';
import { ago } from '../../../lib/ago.ts';

const ASK_EVERY_MS = 30_000;

/** Says that others have typed here and not saved, before two people write the same. */
export function UnsavedElsewhere(props: { contentId: string }) {
  const [result, load] = createUnsavedElsewhereOfQuery({ variables: () => ({ id: props.contentId }), requestPolicy: 'network-only' });
  const [now, setNow] = createSignal(Date.now());
  const ask = () => {
    if (document.visibilityState !== 'visible') return;
    load({ requestPolicy: 'network-only' });
    setNow(Date.now());
  };
  onMount(() => {
    const timer = setInterval(ask, ASK_EVERY_MS);
    document.addEventListener('visibilitychange', ask);
    onCleanup(() => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    });
  });
  const others = () => result.data?.contentItem?.unsavedBy ?? [];
  return (
    <p role="status" class="min-w-0 truncate text-plum empty:hidden" title={wordsOf(others(), now())}>
      <Show when={others().length > 0}>{wordsOf(others(), now())}</Show>
    </p>
  );
}

interface Other {
  userName: string;
  updatedAt: string;
}

/** "Jonas typed here 2 minutes ago and has not saved". */
export function wordsOf(others: readonly Other[], now: number): string {
  const [newest, ...rest] = others;
  if (!newest) return '';
  const when = ago(newest.updatedAt, Math.max(now, Date.parse(newest.updatedAt)));
  if (rest.length === 0) return `${newest.userName} typed here ${when} and has not saved`;
  const also = rest.length === 1 ? (rest[0] as Other).userName : `${rest.length} others`;
  return `${newest.userName} (${when}) and ${also} typed here and have not saved`;
}
