import { CopyOnce } from '../../ui/CopyOnce.tsx';

/** The secret of a token, when it is made. */
export function TokenSecret(props: { name: string; secret: string; onClose: () => void }) {
  return (
    <CopyOnce
      label={`Secret of ${props.name}`}
      secret={props.secret}
      notice="Keep it where secrets are kept: whoever has it may do what you allowed it. When it is lost, end it and make another."
      onClose={props.onClose}
    >
      Send it as <span class="figures">Authorization: Bearer …</span> with each request to the API.
    </CopyOnce>
  );
}
