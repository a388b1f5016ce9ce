import { sitesUrl } from '../features/sites/sites.urls.ts';
import { buttonLook } from '../ui/Button.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { EmptyState } from '../ui/PageState.tsx';

export const SiteNotFound = () => (
  <>
    <PageHead title="No such site" />
    <EmptyState
      title="There is no site at this address"
      actions={
        <a href={sitesUrl()} class={buttonLook({ variant: 'primary' })}>
          Go to your sites
        </a>
      }
    >
      It was deleted, or it is not within your reach. Nothing else has changed; your other sites are where you left them.
    </EmptyState>
  </>
);
