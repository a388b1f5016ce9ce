import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { createUnsavedElsewhereOfQuery } from '../../../graphql/generated/features/content/editor/UnsavedElsewhere.ts';
import { namesOf, wordsOf } from './unsaved-words.ts';

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
    <>
      {/* Who it is, is said once; not each minute that passes. */}
      <span role="status" class="sr-only">
        {others().length > 0 ? `${namesOf(others())} typed here and ${others().length === 1 ? 'has' : 'have'} not saved` : ''}
      </span>
      <Show when={others().length > 0}>
        <p class="min-w-0 truncate text-plum max-lg:order-last max-lg:w-full max-lg:pb-0.5 max-lg:pl-9" title={wordsOf(others(), now())}>
          {wordsOf(others(), now())}
        </p>
      </Show>
    </>
  );
}
