import ExternalLink from 'lucide-solid/icons/external-link';
import { createSignal, Show } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ConnectionSteps } from './ConnectionSteps.tsx';
import { createConnecting } from './connect-with-wordpress.ts';

export interface ConnectWithWordPressProps {
  siteId: string;
  /** Whether it is connected already. */
  again: boolean;
}

/** One click, and a person approves the connection in WordPress. */
export function ConnectWithWordPress(props: ConnectWithWordPressProps) {
  const connecting = createConnecting();
  const [failure, setFailure] = createSignal<string>();
  const connect = async () => {
    setFailure(undefined);
    setFailure((await connecting.connect({ siteId: props.siteId }))?.message);
  };
  return (
    <div class="grid gap-3">
      <div>
        <Button variant={props.again ? 'plain' : 'primary'} onClick={connect} busy={connecting.busy()}>
          <ExternalLink size={14} strokeWidth={1.75} /> {props.again ? 'Connect again' : 'Connect with WordPress'}
        </Button>
      </div>
      <Show when={failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      <Show when={connecting.checking() || connecting.refused()}>
        <ConnectionSteps of="beginning" testing={connecting.checking()} steps={connecting.steps()} />
      </Show>
    </div>
  );
}
