/**
 * Refuses requests that a page of another site sends in the name of somebody who is signed in here (CSRF). Browsers say where a
 * request comes from: by Sec-Fetch-Site, older ones and pages without https by Origin. What says neither is no browser, and brings
 * no cookie that it was not given on purpose. The same rule as Go's http.CrossOriginProtection.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { forbidden } from '../errors/app-error.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface OwnOriginOptions {
  /** Where browsers reach us, if that is not the host that they name. */
  publicUrl: string | undefined;
  /** Paths that guard themselves. */
  except: readonly string[];
}

export function requireOwnOrigin(app: FastifyInstance, { publicUrl, except }: OwnOriginOptions): void {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  app.addHook('onRequest', async (request) => {
    if (SAFE.has(request.method) || except.some((path) => request.url.startsWith(path))) return;
    if (!isOwn(request, publicHost)) {
      throw forbidden('Another site sent this request, so it was refused. Open IGNY8 itself and do it there.');
    }
  });
}

/** Whether it says by a token who asks. What a browser adds by itself, for a proxy that asks for a password, is none. */
export const bringsToken = ({ authorization }: FastifyRequest['headers']): boolean => /^bearer /i.test(authorization ?? '');

/** Headers that no page of another site can send without being asked for leave first. */
const PREFLIGHTED = ['apollo-require-preflight', 'x-apollo-operation-name', 'x-requested-with'];

/** Whether it bears one of them: a form of another site cannot, so the page that sends it is ours. */
export const isPreflighted = (headers: FastifyRequest['headers']): boolean => PREFLIGHTED.some((header) => headers[header]);

function isOwn({ headers, host }: FastifyRequest, publicHost: string | undefined): boolean {
  // No page of another site can send this header unasked, and whoever has the token needs no cookie.
  if (bringsToken(headers)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (headers.origin === undefined) return true;
  const from = URL.parse(headers.origin)?.host;
  return from !== undefined && (from === publicHost || from === host);
}
