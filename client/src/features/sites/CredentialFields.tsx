import { Show } from 'solid-js';
import { hostOf } from '../../lib/host.ts';
import { TextField, type TextFieldProps } from '../../ui/TextField.tsx';

type FieldOfForm = Pick<TextFieldProps, 'name' | 'value' | 'error' | 'onChange'>;

export interface CredentialFieldsProps {
  username: FieldOfForm;
  password: FieldOfForm;
  /** The site's address as far as it is typed: the password is made there. */
  url: string;
  optional?: boolean;
  /** Whether a password is kept already, which stays when no other is given. */
  kept?: boolean;
}

/** The WordPress user that we act as. */
export function CredentialFields(props: CredentialFieldsProps) {
  const profile = () => {
    const typed = props.url.trim();
    const url = URL.parse(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`);
    return url?.hostname.includes('.')
      ? `${url.origin}${url.pathname.replace(/\/+$/, '')}/wp-admin/profile.php#application-passwords-section`
      : undefined;
  };
  return (
    <>
      <TextField {...props.username} label="WordPress user" optional={props.optional} />
      <TextField
        {...props.password}
        kind="password"
        label="Application password"
        optional={props.optional}
        description={
          <>
            {props.kept && 'Leave it empty to keep the one that is there. '}
            <Show when={profile()} fallback="Made in WordPress, in that user’s profile.">
              {(href) => (
                <>
                  <a href={href()} target="_blank" rel="noreferrer" class="text-link">
                    Make one on {hostOf(props.url)}
                  </a>
                  .
                </>
              )}
            </Show>{' '}
            It is kept encrypted and never shown again.
          </>
        }
      />
    </>
  );
}
