import type { FastifyRequest } from 'fastify';
import type { JobsContext } from '../modules/jobs/index.ts';
import type { WriterContext } from '../modules/writer/index.ts';
import type { Actor } from '../platform/access/actor.ts';
import { unauthenticated } from '../platform/errors/app-error.ts';
import { Loaders } from '../platform/graphql/context.ts';
import { note } from '../platform/telemetry/work.ts';
import type { Services } from './services.ts';

const known = new WeakMap<FastifyRequest, Promise<Actor>>();

/** @throws UNAUTHENTICATED for a request that brings no session and no token. */
export function actorOf(services: Services, request: FastifyRequest): Promise<Actor> {
  const actor = known.get(request) ?? findActor(services, request);
  known.set(request, actor);
  return actor;
}

async function findActor({ authentication, sessionCookie }: Services, request: FastifyRequest): Promise<Actor> {
  const actor = await authentication.actorOf({
    authorization: request.headers.authorization,
    sessionToken: sessionCookie.read(request),
  });
  if (!actor) throw unauthenticated();
  note({ actor: actor.kind, ...(actor.id && { actorId: actor.id }) });
  return actor;
}

/**
 * Of a request that is answered over hours: whoever it knew may have been signed out since, or have another role.
 * @throws UNAUTHENTICATED
 */
export const actorNow = (services: Services, request: FastifyRequest): Promise<Actor> => findActor(services, request);

/** What every resolver is given, and what the subscriptions of some modules need beside it. */
export type ApiContext = JobsContext & WriterContext;

export async function contextOf(services: Services, request: FastifyRequest): Promise<ApiContext> {
  const actor = await actorOf(services, request);
  const { notifications, jobs, draftTexts } = services;
  return { actor, loaders: new Loaders(services.db), origin: originOf(services, request), notifications, jobs, draftTexts };
}

/**
 * The origin that browsers are at: as configured, which is how an installation behind a proxy knows it. Without, the page that
 * asks says where it is; a program that is no browser says where it sent its request.
 */
function originOf({ config }: Services, { headers, protocol, host }: FastifyRequest): string {
  if (config.publicUrl !== undefined) return config.publicUrl;
  const page = URL.parse(headers.origin ?? '');
  return page?.protocol.startsWith('http') ? page.origin : `${protocol}://${host}`;
}
