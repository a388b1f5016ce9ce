/** The cookie that holds a session: written, read and cleared here alone. */
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_DAYS } from './session.service.ts';

export class SessionCookie {
  readonly #name: string;
  readonly #settings: CookieSerializeOptions;

  /**
   * @param publicUrl by https, the cookie goes over https alone, and its name makes the browser see to it that this very host set
   * it: no other one of the domain can put a session of its own in its place.
   */
  constructor(publicUrl: string | undefined) {
    const secure = publicUrl?.startsWith('https:') ?? false;
    this.#name = secure ? '__Host-igny8_session' : 'igny8_session';
    this.#settings = { httpOnly: true, sameSite: 'lax', path: '/', secure };
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.#name];
  }

  set(reply: FastifyReply, secret: string): FastifyReply {
    return reply.setCookie(this.#name, secret, { ...this.#settings, maxAge: SESSION_DAYS * 24 * 3600 });
  }

  clear(reply: FastifyReply): FastifyReply {
    return reply.clearCookie(this.#name, this.#settings);
  }
}
