/** @jsxImportSource react */
/** Why nothing comes, where nothing comes, and what to do about it. */
import { signInUrl } from '../features/auth/auth.urls.ts';
import type { Trouble } from './fetcher.ts';

export function Banner({ trouble, slow }: { trouble: Trouble | undefined; slow: boolean }) {
  if (trouble) {
    return (
      <p className="banner" role="alert">
        <Words trouble={trouble} />
      </p>
    );
  }
  return (
    <p className={slow ? 'banner quiet' : 'banner-place'} role="status">
      {slow && (
        <>
          Still waiting for the answer. An operation with <code>wait</code> answers when its job has settled or that time is up; its job
          goes on either way.
        </>
      )}
    </p>
  );
}

function Words({ trouble }: { trouble: Trouble }) {
  switch (trouble.kind) {
    case 'signed-out':
      return (
        <>
          You are not signed in, so the API answers nothing. <a href={signInUrl('/graphiql')}>Sign in</a>, or send an API token under
          “Headers”: <code>{'{ "Authorization": "Bearer …" }'}</code>
        </>
      );
    case 'unreachable':
      return <>The server does not answer. See whether it runs, then try again; what you have typed stays here.</>;
    case 'failing':
      return (
        <>
          The server answered {trouble.status}, and not in GraphQL: something between here and the API fails. Try again in a moment; what
          you have typed stays here.
        </>
      );
    case 'refused':
      return (
        <>
          The API does not take operations of your own here, nor say what it can do: “{trouble.message}” Whoever runs this server has set it
          so (<code>IGNY8_TRUSTED_DOCUMENTS_ONLY</code>). The examples can still be read and copied.
        </>
      );
  }
}
