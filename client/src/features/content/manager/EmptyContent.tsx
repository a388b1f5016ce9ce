import { A } from '@solidjs/router';
import { Match, Show, Switch } from 'solid-js';
import { hostOf } from '../../../lib/host.ts';
import { Button, buttonLook } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/PageState.tsx';
import { siteSettingsUrl } from '../../sites/sites.urls.ts';
import { tasksUrl } from '../../writer/writer.urls.ts';
import { noFilters, type SetContentView } from './content-filter.ts';
import { type createImport, ImportButton, isConnected, type SiteFacts } from './ImportButton.tsx';

export interface EmptyContentProps extends NoContentProps {
  /** What the list is filtered by: nothing, that it is deleted alone, or more. */
  filtered: false | 'deleted' | 'filters';
  /** How many are deleted. */
  deleted: number;
  setView: SetContentView;
}

/** Why there is nothing in the list, and what to do. */
export default function EmptyContent(props: EmptyContentProps) {
  return (
    <Switch fallback={<NoContent {...props} />}>
      <Match when={props.filtered === 'deleted'}>
        <EmptyTrash onShow={() => props.setView({ deleted: false })} />
      </Match>
      <Match when={props.filtered}>
        <NothingMatches onClear={() => props.setView(noFilters)} />
      </Match>
      <Match when={props.deleted > 0}>
        <EmptyTrash all onShow={() => props.setView({ deleted: true })} />
      </Match>
    </Switch>
  );
}

interface NoContentProps {
  siteId: string;
  site: SiteFacts | undefined;
  mayImport: boolean;
  importing: ReturnType<typeof createImport>;
}

function NoContent(props: NoContentProps) {
  const canImport = () => props.mayImport && props.site?.active && isConnected(props.site) && props.site;
  return (
    <EmptyState
      title="Nothing here yet"
      actions={
        <>
          <Show when={canImport()}>
            {(site) => (
              <ImportButton variant="primary" site={site()} work={props.importing}>
                Import from WordPress
              </ImportButton>
            )}
          </Show>
          <A href={tasksUrl(props.siteId)} class={buttonLook({ variant: canImport() ? 'plain' : 'primary' })}>
            Write from tasks
          </A>
          <Show when={props.site && !isConnected(props.site)}>
            <A href={siteSettingsUrl(props.siteId)} class={buttonLook()}>
              Connect the site
            </A>
          </Show>
        </>
      }
    >
      Bring in what {props.site ? hostOf(props.site.url) : 'the site'} already has, or have drafts written from your tasks. Importing reads
      posts, pages, products and terms; it changes nothing in WordPress.
    </EmptyState>
  );
}

const NothingMatches = (props: { onClear: () => void }) => (
  <EmptyState
    title="Nothing matches these filters"
    actions={
      <Button variant="primary" onClick={props.onClear}>
        Clear filters
      </Button>
    }
  >
    No content of this site has all of that. Take a filter off, or clear them all.
  </EmptyState>
);

/** No content is deleted; or, seen from the list, everything is. */
const EmptyTrash = (props: { all?: boolean; onShow: () => void }) => (
  <EmptyState
    title={props.all ? 'All content is deleted' : 'Nothing is deleted'}
    actions={
      <Button variant="primary" onClick={props.onShow}>
        {props.all ? 'See what was deleted' : 'See all content'}
      </Button>
    }
  >
    {props.all
      ? 'There is no content left here but what was deleted. It can be brought back, and WordPress has what it had.'
      : 'What is deleted here waits in this place and can be brought back at any time. WordPress is left alone by it.'}
  </EmptyState>
);
