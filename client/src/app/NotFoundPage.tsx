import { A } from '@solidjs/router';
import { sitesUrl } from '../features/sites/sites.urls.ts';
import { buttonLook } from '../ui/Button.tsx';
import { EmptyState } from '../ui/PageState.tsx';

export default function NotFoundPage() {
  return (
    <EmptyState
      title="There is no page at this address"
      actions={
        <A href={sitesUrl()} class={buttonLook({ variant: 'primary' })}>
          Go to your sites
        </A>
      }
    >
      The link may be old, or mistyped. Everything you have made is still there.
    </EmptyState>
  );
}
