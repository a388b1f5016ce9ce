/** Revokes an Application Password that is kept no longer, where WordPress made it for us. One that a person pasted is theirs. */
import type { Outgoing } from '../../../platform/http/outgoing.ts';
import type { WordPressCredentials } from '../../site/index.ts';
import { ownPassword, revokePassword } from '../client/access-requests.ts';
import { findRestRoot } from '../client/rest-root.ts';
import { hasPassword, signInHeaders } from '../client/sign-in.ts';
import { WordPressRest } from '../client/wordpress-rest.ts';

/** Tells every WordPress which application it is that asks: the same for every installation, for ever. */
export const OUR_APP_ID = 'aba57e80-8fa3-470b-8812-f0fc753e3d87';

/** @throws UPSTREAM_ERROR where WordPress does not answer, or knows the password no longer. */
export async function endPassword(http: Outgoing, { url, ...secrets }: WordPressCredentials): Promise<void> {
  if (!hasPassword(secrets)) return;
  const signIn = signInHeaders(secrets, 'password');
  const { root } = await findRestRoot(http, { siteUrl: url, signIn });
  const rest = new WordPressRest(http, { root, signIn });
  const { uuid, app_id } = await ownPassword(rest);
  if (app_id === OUR_APP_ID) await revokePassword(rest, uuid);
}
