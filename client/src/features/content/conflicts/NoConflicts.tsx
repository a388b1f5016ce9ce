import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { askImport } from '../../../lib/asked-import.ts';
import { plural } from '../../../lib/numbers.ts';
import { Button, buttonLook } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/PageState.tsx';
import { contentUrl, driftUrl } from '../content.urls.ts';

/** @param props.decided how many were decided since the page was opened */
export const NoConflicts = (props: { siteId: string; decided: number; mayImport: boolean }) => (
  <EmptyState
    title={props.decided > 0 ? 'Everything is decided' : 'Nothing is in conflict'}
    actions={
      <>
        <A
          href={props.decided > 0 ? contentUrl(props.siteId, { unpublishedChanges: true }) : driftUrl(props.siteId)}
          class={buttonLook({ variant: 'primary' })}
        >
          {props.decided > 0 ? 'See what is to be published' : 'Check WordPress for changes'}
        </A>
        <Show when={props.mayImport && props.decided === 0}>
          <Button aria-haspopup="dialog" onClick={() => askImport(props.siteId)}>
            Import from WordPress
          </Button>
        </Show>
      </>
    }
  >
    {props.decided > 0
      ? `You decided ${plural(props.decided, 'conflict')}. What was kept of ours goes to WordPress with the next publish; what was not kept stands in the revisions.`
      : 'An import leaves alone what was changed both here and in WordPress. It stands in this place then, with both texts beside each other, for somebody to choose.'}
  </EmptyState>
);
