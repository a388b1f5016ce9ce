/** What a page that breaks is replaced by, so that the rest of the dashboard stays and the next page is whole again. */
import { useLocation } from '@solidjs/router';
import { createEffect, ErrorBoundary, on, type ParentProps, Show } from 'solid-js';
import { PageNotFetched, reloadOnce } from '../lib/load-page.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorState } from '../ui/PageState.tsx';

export const PageBoundary = (props: ParentProps) => (
  <ErrorBoundary fallback={(error, reset) => <BrokenPage error={error} onLeave={reset} />}>{props.children}</ErrorBoundary>
);

function BrokenPage(props: { error: unknown; onLeave: () => void }) {
  const location = useLocation();
  createEffect(on(() => location.pathname, props.onLeave, { defer: true }));
  console.error(props.error);
  // Nothing of it was shown yet, so nothing can be lost.
  const isReloading = props.error instanceof PageNotFetched && reloadOnce();
  return (
    <Show when={!isReloading}>
      <ErrorState
        title="This page could not be shown"
        actions={
          <Button variant="primary" onClick={() => window.location.reload()}>
            Load it again
          </Button>
        }
      >
        {props.error instanceof PageNotFetched
          ? 'Its code could not be fetched. It may have changed with an update of the server.'
          : 'Something in it broke. What was saved is safe; the other pages go on.'}
      </ErrorState>
    </Show>
  );
}
