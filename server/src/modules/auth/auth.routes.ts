/** Sign-in over HTTP: the only doors that open without a session or a token. GraphQL has none. */
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { badInput } from '../../platform/errors/app-error.ts';
import { type AuthenticationService, SESSION_DAYS } from './authentication.service.ts';

export const SESSION_COOKIE = 'igny8_session';

const signInBody = z.object({ email: z.string().max(300), password: z.string().max(1000) });
const acceptBody = signInBody.extend({ link: z.string().max(300), name: z.string().max(300) });

export async function registerAuthRoutes(app: FastifyInstance, auth: AuthenticationService, secureCookie: boolean): Promise<void> {
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  const settings = { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookie } as const;
  const config = { rateLimit: { max: 10, timeWindow: '1 minute' } };

  app.post('/auth/sign-in', { config }, async (request, reply) => {
    const { email, password } = read(signInBody, request.body);
    const token = await auth.signIn(email, password, request.headers['user-agent']);
    return reply.setCookie(SESSION_COOKIE, token, { ...settings, maxAge: SESSION_DAYS * 24 * 3600 }).send({ ok: true });
  });

  app.post('/auth/accept-link', { config }, async (request, reply) => {
    const { link, ...account } = read(acceptBody, request.body);
    const token = await auth.acceptLink(link, account, request.headers['user-agent']);
    return reply.setCookie(SESSION_COOKIE, token, { ...settings, maxAge: SESSION_DAYS * 24 * 3600 }).send({ ok: true });
  });

  app.post('/auth/sign-out', async (request, reply) => {
    const token = request.cookies[SESSION_COOKIE];
    if (token) await auth.signOut(token);
    return reply.clearCookie(SESSION_COOKIE, settings).send({ ok: true });
  });
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw badInput(
    parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: `${issue.path.join('.')}: ${issue.message}.` })),
  );
}
