/** Sign-in over HTTP: the only doors that open without a session or a token. GraphQL has none. */
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError, badInput } from '../../platform/errors/app-error.ts';
import type { Asking, AuthenticationService } from './authentication.service.ts';
import type { SessionCookie } from './session/session-cookie.ts';

const signInBody = z.object({ email: z.string().max(300), password: z.string().max(1000) });
/** Anybody may send one, so that no more is read of it than a form holds. */
const small = { bodyLimit: 16 * 1024 };
const linkBody = z.object({ link: z.string().max(300) });
const acceptBody = linkBody.extend({
  email: z.string().max(300).optional(),
  name: z.string().max(300).optional(),
  password: z.string().max(1000),
});

export async function registerAuthRoutes(app: FastifyInstance, auth: AuthenticationService, session: SessionCookie): Promise<void> {
  await app.register(cookie);
  // For the routes that ask for it. Tries of secrets are counted in the database, over all processes.
  await app.register(rateLimit, { global: false });

  const asking = (request: FastifyRequest): Asking => ({
    address: request.ip,
    userAgent: request.headers['user-agent'],
    sessionToken: session.read(request),
  });

  app.post('/auth/sign-in', small, async (request, reply) => {
    const { email, password } = read(signInBody, request.body);
    const secret = await orSayWhenToRetry(reply, auth.signIn(email, password, asking(request)));
    return session.set(reply, secret).send({ ok: true });
  });

  app.post('/auth/link', small, async (request, reply) => {
    const { link } = read(linkBody, request.body);
    return reply.send(await orSayWhenToRetry(reply, auth.lookAtLink(link, asking(request))));
  });

  app.post('/auth/accept-link', small, async (request, reply) => {
    const { link, ...account } = read(acceptBody, request.body);
    const secret = await orSayWhenToRetry(reply, auth.acceptLink(link, account, asking(request)));
    return session.set(reply, secret).send({ ok: true });
  });

  app.post('/auth/sign-out', small, async (request, reply) => {
    const secret = session.read(request);
    if (secret) await auth.signOut(secret);
    return session.clear(reply).send({ ok: true });
  });
}

async function orSayWhenToRetry<T>(reply: FastifyReply, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && typeof error.details.retryAfter === 'number') reply.header('retry-after', error.details.retryAfter);
    throw error;
  }
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw badInput(
    parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: `${issue.path.join('.')}: ${issue.message}.` })),
  );
}
