import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { SESSION_COOKIE } from '../modules/auth/index.ts';
import type { JobsContext } from '../modules/jobs/index.ts';
import { unauthenticated } from '../platform/errors/app-error.ts';
import { Loaders } from '../platform/graphql/context.ts';
import type { Services } from './services.ts';

/** @throws UNAUTHENTICATED, before the operation is even parsed, for a request that brings no session and no token. */
export async function contextOf(services: Services, request: FastifyRequest): Promise<JobsContext> {
  const actor = await services.authentication.actorOf({
    authorization: request.headers.authorization,
    sessionToken: request.cookies[SESSION_COOKIE],
  });
  if (!actor) {
    const error = unauthenticated();
    throw new GraphQLError(error.message, { extensions: { code: error.code, http: { status: 401 } } });
  }
  return { actor, loaders: new Loaders(services.db), notifications: services.notifications, jobs: services.jobs };
}
