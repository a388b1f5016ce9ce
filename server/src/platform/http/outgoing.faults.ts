/** Why a request to another server came to nothing, in words that say what to do. */
import type { AppError } from '../errors/app-error.ts';
import { upstream } from '../errors/app-error.ts';

export type OutgoingReason = 'ADDRESS_REFUSED' | 'NAME_NOT_FOUND' | 'UNREACHABLE' | 'TIMEOUT' | 'CUT' | 'TLS' | 'TOO_LARGE' | 'REDIRECTED';

export const outgoingFault = (reason: OutgoingReason, message: string, cause?: unknown): AppError => upstream(message, { reason }, cause);

/** @param to the address that the server sends us on to. */
export const redirectFault = (message: string, to?: URL): AppError =>
  upstream(message, { reason: 'REDIRECTED', ...(to && { to: to.href }) });

/** The reason of an error that came out of Outgoing, or out of what is built on it. */
export const reasonOf = (error: unknown): string | undefined => (error as { details?: { reason?: string } } | undefined)?.details?.reason;

const seconds = (ms: number) => `${Math.round(ms / 1000)} s`;

/** @param error as undici, node:net, node:tls or node:dns raised it. */
export function faultOf(error: unknown, url: URL, totalMs: number): AppError {
  const { host, hostname } = url;
  const code = codeOf(error);
  switch (code) {
    case 'IGNY8_REFUSED_PORT':
      return outgoingFault(
        'ADDRESS_REFUSED',
        `Port ${url.port} is not one that websites are served at. Set IGNY8_ALLOW_PRIVATE_SITES=true if that site is yours.`,
        error,
      );
    case 'IGNY8_REFUSED_ADDRESS':
      return outgoingFault(
        'ADDRESS_REFUSED',
        `${hostname} is in a private network, and this installation reaches public addresses only. Set IGNY8_ALLOW_PRIVATE_SITES=true if that site is yours.`,
        error,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA':
      return outgoingFault('NAME_NOT_FOUND', `There is no server by the name ${hostname}. Check the address for a typing mistake.`, error);
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return outgoingFault('TIMEOUT', `${host} did not take the connection in time. It may be down, or a firewall may keep us out.`, error);
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
    case 'TimeoutError':
      return outgoingFault(
        'TIMEOUT',
        `${host} did not answer within ${seconds(totalMs)}. Try again; if it stays so, ask its host why it is slow.`,
        error,
      );
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
      return outgoingFault('UNREACHABLE', `Nothing answers at ${host}. The site is down, or its address or port is wrong.`, error);
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return outgoingFault('UNREACHABLE', `${host} does not speak https. Give its address with http://, or switch https on there.`, error);
    case 'UND_ERR_SOCKET':
    case 'ECONNRESET':
    case 'EPIPE':
      return outgoingFault('CUT', `${host} broke the connection off before it had answered. Try again.`, error);
    default:
      if (/CERT|TLS|SSL|ALTNAME|SELF_SIGNED|UNABLE_TO_/.test(code)) {
        return outgoingFault('TLS', `${host} has no valid https certificate (${code}). Renew it, or correct the address.`, error);
      }
      return outgoingFault('CUT', `The request to ${host} failed (${code || (error as Error).message}).`, error);
  }
}

function codeOf(error: unknown): string {
  for (
    let e = error as { code?: unknown; name?: string; cause?: unknown; errors?: unknown[] } | undefined;
    e;
    e = (e.cause ?? e.errors?.[0]) as typeof e
  ) {
    if (typeof e.code === 'string') return e.code;
    if (e.name === 'TimeoutError') return e.name;
  }
  return '';
}
