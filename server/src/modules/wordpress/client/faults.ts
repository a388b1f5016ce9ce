/** What an answer of WordPress that is not what we asked for means, and what a person can do about it. */
import type { AppError } from '../../../platform/errors/app-error.ts';
import { upstream } from '../../../platform/errors/app-error.ts';
import { type OutgoingAnswer, retryAfterMs } from '../../../platform/http/outgoing.ts';
import { restError } from './answers.ts';

export type WordPressReason =
  | 'NOT_JSON'
  | 'REST_OFF'
  | 'BASIC_AUTH'
  | 'BAD_CREDENTIALS'
  | 'APPLICATION_PASSWORDS_OFF'
  | 'PLUGIN_KEY_REFUSED'
  | 'NO_RIGHTS'
  | 'NOT_FOUND'
  | 'TERM_EXISTS'
  | 'BUSY'
  | 'SERVER_ERROR'
  | 'REFUSED'
  | 'UNEXPECTED';

export const wordPressFault = (reason: WordPressReason, message: string, details: Record<string, unknown> = {}): AppError =>
  upstream(message, { ...details, reason });

const WRONG_PASSWORD = new Set([
  'incorrect_password',
  'invalid_username',
  'invalid_email',
  'invalid_application_password',
  'invalid_user_id',
]);
const PASSWORDS_OFF = new Set(['application_passwords_disabled', 'application_passwords_disabled_for_user']);

export function parseJson(text: string): unknown {
  try {
    // Some plugins let a byte order mark, or a warning of PHP on a line before, into every answer.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** @param answer with a status of 400 or more, or that is not JSON. */
export function faultOfAnswer(answer: OutgoingAnswer): AppError {
  const host = new URL(answer.url).host;
  const { status } = answer;
  const parsed = restError.safeParse(parseJson(answer.text));
  if (!parsed.success) return faultWithoutJson(answer, host);
  const { code, message, data } = parsed.data;
  const said = `WordPress says: "${plainText(message)}"`;
  const details = {
    status,
    wordPressCode: code,
    said,
    ...(data?.term_id !== undefined && { termId: data.term_id }),
    ...(data?.current !== undefined && { current: data.current }),
    ...waitOf(answer),
  };
  if (WRONG_PASSWORD.has(code)) {
    return wordPressFault(
      'BAD_CREDENTIALS',
      "WordPress does not accept this user name and Application Password. Check both; if they worked before, the password was revoked: make a new one in the user's profile.",
      details,
    );
  }
  if (code === 'igny8_bad_key') {
    return wordPressFault(
      'PLUGIN_KEY_REFUSED',
      'The IGNY8 plugin does not accept the key that is kept here: another one was made, or it was revoked. Make a new key in WordPress under Settings, IGNY8, and paste it in the settings of the site.',
      details,
    );
  }
  if (PASSWORDS_OFF.has(code))
    return wordPressFault('APPLICATION_PASSWORDS_OFF', `Application Passwords are switched off for this user. ${said}`, details);
  // WordPress checks too late to say which it was: a wrong password and a missing header answer alike.
  if (code === 'rest_not_logged_in' || (status === 401 && code.startsWith('rest_cannot_'))) {
    return wordPressFault(
      'BAD_CREDENTIALS',
      `WordPress does not accept this user name and Application Password. Check both; if they worked before, the password was revoked: make a new one in the user's profile. If they are right, ${host} takes the Authorization header away: ask its host to pass it on.`,
      details,
    );
  }
  if (code === 'rest_no_route' || code === 'rest_disabled')
    return wordPressFault('NOT_FOUND', `WordPress at ${host} does not have what we asked for. ${said}`, details);
  if (status === 401 || status === 403)
    return wordPressFault('NO_RIGHTS', `The WordPress user may not do this. ${said}. Connect an editor or an administrator.`, details);
  if (status === 404 || status === 410) return wordPressFault('NOT_FOUND', `It is not there in WordPress. ${said}`, details);
  if (code === 'igny8_busy')
    return wordPressFault('BUSY', `WordPress is at work on this very thing. ${said}. Try again in a minute.`, details);
  if (code === 'term_exists') return wordPressFault('TERM_EXISTS', said, details);
  if (status === 429) return wordPressFault('BUSY', `${host} asks us to slow down. Try again in a few minutes.`, details);
  if (status >= 500)
    return wordPressFault('SERVER_ERROR', `WordPress at ${host} broke with an error ${status}. ${said}. Its error log says more.`, details);
  return wordPressFault('REFUSED', `WordPress refused this (${status}). ${said}`, details);
}

function faultWithoutJson({ status, headers }: OutgoingAnswer, host: string): AppError {
  const details = { status, ...waitOf({ headers }) };
  if (status === 401 && /\bbasic\b/i.test(headers['www-authenticate'] ?? '')) {
    return wordPressFault(
      'BASIC_AUTH',
      `${host} stands behind a password prompt of its web server. Exempt /wp-json/ from it, or take it away.`,
      details,
    );
  }
  if (status === 429) return wordPressFault('BUSY', `${host} asks us to slow down. Try again in a few minutes.`, details);
  if (status === 401 || status === 403) {
    return wordPressFault(
      'REST_OFF',
      `${host} forbids its REST API (${status}): a security plugin or firewall does that. Allow /wp-json/ there.`,
      details,
    );
  }
  if (status === 503) {
    return wordPressFault(
      'SERVER_ERROR',
      `${host} is closed for maintenance or overloaded (error 503). WordPress closes for a minute while it updates: try again in a few minutes.`,
      details,
    );
  }
  if (status >= 500)
    return wordPressFault('SERVER_ERROR', `${host} broke with an error ${status}. The site's error log says why.`, details);
  if (status === 404)
    return wordPressFault(
      'NOT_JSON',
      `${host} has no WordPress REST API at this address. Check the address, also the folder that WordPress stands in.`,
      details,
    );
  return wordPressFault(
    'NOT_JSON',
    `${host} answers with a web page where WordPress would answer with data. Check the address; a cache, a login page or a "coming soon" page may stand before it.`,
    details,
  );
}

/** How long the host asks us to wait. */
function waitOf({ headers }: Pick<OutgoingAnswer, 'headers'>): { retryAfterMs?: number } {
  const ms = retryAfterMs(headers['retry-after']);
  return ms === undefined ? {} : { retryAfterMs: ms };
}

const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '')
    .slice(0, 300);
