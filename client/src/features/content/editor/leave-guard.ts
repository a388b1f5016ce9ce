import { type BeforeLeaveEventArgs, useBeforeLeave } from '@solidjs/router';
import { createSignal, onCleanup, onMount } from 'solid-js';

/** Asks before this page is left while something is not saved: in the app with a dialog of ours, else with the browser's. */
export function useLeaveGuard(isDirty: () => boolean) {
  const [asked, setAsked] = createSignal<BeforeLeaveEventArgs>();

  useBeforeLeave((leaving) => {
    if (!isDirty() || leaving.defaultPrevented) return;
    // Filters, tabs and dialogs are in the query: no page is left for them.
    if (typeof leaving.to === 'string' && new URL(leaving.to, location.href).pathname === leaving.from.pathname) return;
    leaving.preventDefault();
    setAsked(leaving);
  });

  onMount(() => {
    const onUnload = (event: BeforeUnloadEvent) => isDirty() && event.preventDefault();
    addEventListener('beforeunload', onUnload);
    onCleanup(() => removeEventListener('beforeunload', onUnload));
  });

  return {
    asked: () => asked() !== undefined,
    stay: () => setAsked(undefined),
    leave: () => {
      const leaving = asked();
      setAsked(undefined);
      leaving?.retry(true);
    },
  };
}
