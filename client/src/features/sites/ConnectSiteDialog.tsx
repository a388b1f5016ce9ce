import type { SiteConnection_SiteFragment } from '../../graphql/generated/features/sites/SiteConnection.ts';
import { hostOf } from '../../lib/host.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { ConnectByHand } from './ConnectByHand.tsx';
import { ConnectionForm } from './ConnectionForm.tsx';
import { ConnectWithWordPress } from './ConnectWithWordPress.tsx';

export interface ConnectSiteDialogProps {
  site: SiteConnection_SiteFragment;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSaved: () => void;
}

export function ConnectSiteDialog(props: ConnectSiteDialogProps) {
  const close = () => props.onOpenChange(false);
  return (
    <Dialog title={`Connect ${hostOf(props.site.url)}`} open={props.open} onOpenChange={props.onOpenChange}>
      <div class="grid gap-4 px-5 pt-4 pb-5">
        <p class="text-ink-2">You approve the connection on a page of WordPress itself, and are sent back here.</p>
        <ConnectWithWordPress siteId={props.site.id} again={false} />
        <ConnectByHand>
          <ConnectionForm
            site={props.site}
            onSaved={() => {
              close();
              props.onSaved();
            }}
          />
        </ConnectByHand>
      </div>
      <DialogActions>
        <Button variant="ghost" onClick={close}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
