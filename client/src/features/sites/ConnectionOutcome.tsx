import { Show } from 'solid-js';
import { Notice } from '../../ui/Notice.tsx';

/** What is said to somebody whom WordPress has sent back; of an approval the test tells by itself. */
const words: Record<string, string> = {
  rejected: 'The connection was not approved in WordPress. Nothing was changed there or here; connect whenever you like.',
  disabled:
    'WordPress has no Application Passwords for that user. Switch them on there, usually in a security plugin, or connect as another user.',
  'other-site':
    'Another WordPress answered than the one you were sent to, so its password was not kept. Check the address, then connect again.',
  expired: 'That approval came too late or was used already. Nothing was kept: begin the connection again.',
  'not-yours': 'The connection is kept only for the person who began it, signed in here as an owner. Begin it again.',
};

export const ConnectionOutcome = (props: { outcome: string }) => (
  <Show when={words[props.outcome]}>{(said) => <Notice tone="ochre">{said()}</Notice>}</Show>
);
