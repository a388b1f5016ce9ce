/** How requests say who asks: by an Application Password, or by the plugin's own key where the host takes that header away. */
import type { Outgoing } from '../../../platform/http/outgoing.ts';
import { pingAnswer } from './answers.ts';
import { parseJson } from './faults.ts';
import { type RestRoot, routeUrl } from './rest-root.ts';

export interface SiteSecrets {
  username: string | null;
  applicationPassword: string | null;
  pluginKey: string | null;
}

export type SignInWay = 'password' | 'key';
type Headers = Record<string, string>;

const PLUGIN = 'igny8/v1';
export const hasPlugin = ({ index }: RestRoot): boolean => index.namespaces.includes(PLUGIN);

export const hasPassword = ({ username, applicationPassword }: SiteSecrets): boolean => username !== null && applicationPassword !== null;

export const passwordHeaders = (username: string, applicationPassword: string): Headers => ({
  authorization: `Basic ${Buffer.from(`${username}:${applicationPassword}`).toString('base64')}`,
});
export const keyHeaders = (pluginKey: string): Headers => ({ 'x-igny8-api-key': pluginKey });

/** @param way every one that there is, where it is left out. */
export function signInHeaders({ username, applicationPassword, pluginKey }: SiteSecrets, way?: SignInWay): Headers {
  return {
    ...(way !== 'key' && username !== null && applicationPassword !== null && passwordHeaders(username, applicationPassword)),
    ...(way !== 'password' && pluginKey !== null && keyHeaders(pluginKey)),
  };
}

/** The password, unless there is none or it does not arrive. Asks WordPress only where there is a choice. */
export async function chooseSignIn(http: Outgoing, found: RestRoot, secrets: SiteSecrets, signal?: AbortSignal): Promise<SignInWay> {
  if (secrets.pluginKey === null) return 'password';
  if (!hasPassword(secrets)) return 'key';
  return (await headerArrives(http, found, secrets, signal)) === false ? 'key' : 'password';
}

/**
 * Whether PHP sees the Authorization header.
 *
 * Only the plugin can tell. Measured on WordPress 6.2 and 6.5, with a server that takes the header away: `users/me`,
 * `application-passwords/introspect` and writes answer the same 401 (`rest_not_logged_in`, `rest_cannot_create`) to no header,
 * to a wrong password and to an unknown user. `incorrect_password` and `invalid_username` come only where another plugin looks
 * up the user before REST checks the sign-in; then the header did arrive.
 *
 * @returns undefined where the plugin is absent, or too old to say.
 */
export async function headerArrives(
  http: Outgoing,
  found: RestRoot,
  secrets: SiteSecrets,
  signal?: AbortSignal,
): Promise<boolean | undefined> {
  if (!hasPlugin(found)) return undefined;
  const url = routeUrl(found.root, `${PLUGIN}/ping`, '');
  const answer = await http.request({ url, headers: signInHeaders(secrets, 'password'), signal, retries: 1 });
  const ping = answer.status < 400 ? pingAnswer.safeParse(parseJson(answer.text)) : undefined;
  return ping?.success ? ping.data.authorization_header : undefined;
}
