import { Match, Show, Switch } from 'solid-js';
import { Button } from '../../../ui/Button.tsx';
import { PublishFrame } from './PublishFrame.tsx';
import { PublishMany } from './PublishMany.tsx';
import { PublishOne } from './PublishOne.tsx';

export interface PublishSheetProps {
  siteId: string;
  contentIds: string[];
  /** Begins with what was changed in WordPress being replaced; it can be taken back in the sheet. */
  overwrite?: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Says what publishing would do, before it does it. Sends nothing until its one button is pressed. */
export function PublishSheet(props: PublishSheetProps) {
  return (
    <Show when={props.open}>
      <OpenSheet {...props} />
    </Show>
  );
}

function OpenSheet(props: PublishSheetProps) {
  // Which ones it is for is settled when it opens, whatever is selected behind it meanwhile.
  const contentIds = [...props.contentIds];
  const overwrite = props.overwrite ?? false;
  const close = () => props.onOpenChange(false);
  return (
    <Switch fallback={<PublishMany siteId={props.siteId} contentIds={contentIds} overwrite={overwrite} onClose={close} />}>
      <Match when={contentIds.length === 0}>
        <PublishFrame
          title="Publish"
          summary="Nothing has been sent yet."
          onClose={close}
          facts={<p class="text-ink-2">Nothing is selected. Select what you want to publish, then come back.</p>}
          actions={<Button onClick={close}>Close</Button>}
        />
      </Match>
      <Match when={contentIds.length === 1 && contentIds[0]}>
        {(contentId) => <PublishOne siteId={props.siteId} contentId={contentId()} overwrite={overwrite} onClose={close} />}
      </Match>
    </Switch>
  );
}
