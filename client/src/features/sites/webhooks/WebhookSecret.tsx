import { CopyOnce } from '../../../ui/CopyOnce.tsx';

/** The secret that a receiver checks signatures with. */
export function WebhookSecret(props: { secret: string; rotated?: boolean; onClose: () => void }) {
  return (
    <CopyOnce
      label="Secret of the webhook"
      secret={props.secret}
      notice={
        <>
          Give it to the receiver, which checks with it that a request is ours.{' '}
          {props.rotated
            ? 'For 24 hours requests are signed with the old one too, so that nothing is lost while you change over.'
            : 'When it is lost, make a new one.'}
        </>
      }
      onClose={props.onClose}
    />
  );
}
