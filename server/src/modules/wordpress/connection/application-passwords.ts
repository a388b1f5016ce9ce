/** Whether, and on which page of its own, a WordPress gives out Application Passwords. */
import { z } from 'zod';
import type { RestIndex } from '../client/answers.ts';
import { ConnectionFault, stepFault } from './connection-test.ts';
import { isSameSite } from './pasted-address.rules.ts';

const offered = z.object({
  'application-passwords': z.object({ endpoints: z.object({ authorization: z.url({ protocol: /^https?$/ }) }) }),
});

/** WordPress names no way to get an Application Password where they are off. */
export const offersPasswords = ({ authentication }: RestIndex): boolean =>
  !Array.isArray(authentication) && 'application-passwords' in authentication;

export const passwordsOff = (root: string) =>
  stepFault(
    ConnectionFault.APPLICATION_PASSWORDS_OFF,
    root.startsWith('http:')
      ? 'Application Passwords are off there: WordPress wants https for them. Switch the site to https and give that address; or install the IGNY8 plugin and paste its key.'
      : 'Application Passwords are switched off on this site, usually by a security plugin. Switch them on there; or install the IGNY8 plugin and paste its key.',
  );

/** The page where a person approves the connection. Of the same site: a browser is sent there, with somebody signed in. */
export function approvalPage({ root, index }: { root: string; index: RestIndex }): URL {
  if (!offersPasswords(index)) throw passwordsOff(root);
  const page = offered.safeParse(index.authentication);
  const url = page.success ? new URL(page.data['application-passwords'].endpoints.authorization) : undefined;
  if (url && isSameSite(url, new URL(root))) return url;
  throw stepFault(
    ConnectionFault.UNEXPECTED,
    `WordPress names no page of its own for approving a connection${url ? `, but one on ${url.host}` : ''}. Paste an Application Password instead.`,
  );
}
