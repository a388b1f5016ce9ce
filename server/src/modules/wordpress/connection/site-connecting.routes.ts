/**
 * Where WordPress sends the browser back to, by a plain GET that the session cookie (SameSite=Lax) comes along with. The
 * address holds a password: it is answered by a redirect to one that does not, is not kept by any cache, and names no referrer.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.ts';
import { AppError } from '../../../platform/errors/app-error.ts';
import { APPROVED_PATH, type CameBack, REJECTED_PATH, type SiteConnectingService } from '../site-connecting.service.ts';

const approval = z.object({
  state: z.string().max(200),
  site_url: z.string().max(2000),
  user_login: z.string().min(1).max(200),
  password: z.string().min(1).max(200),
});
const rejection = z.object({ state: z.string().max(200), error: z.string().optional() });

export function registerConnectionRoutes(
  app: FastifyInstance,
  connecting: SiteConnectingService,
  actorOf: (request: FastifyRequest) => Promise<Actor>,
): void {
  // Silent: a request is logged with its address.
  const options = { logLevel: 'silent', config: { rateLimit: { max: 30, timeWindow: '1 minute' } } } as const;
  const comeBack = (work: (actor: Actor, query: unknown) => Promise<CameBack>) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { siteId, outcome } = await outcomeOf(() => actorOf(request).then((actor) => work(actor, request.query)));
    return reply
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .redirect(`${siteId === null ? '/sites' : `/sites/${siteId}/settings`}?connection=${outcome}`, 303);
  };

  app.get(
    APPROVED_PATH,
    options,
    comeBack(async (actor, query) => {
      const read = approval.safeParse(query);
      if (!read.success) return { siteId: null, outcome: 'expired' };
      const { state, site_url: siteUrl, user_login: username, password } = read.data;
      return connecting.approved(actor, { state, siteUrl, username, password });
    }),
  );
  app.get(
    REJECTED_PATH,
    options,
    comeBack(async (actor, query) => {
      const read = rejection.safeParse(query);
      return read.success
        ? connecting.rejected(actor, read.data.state, read.data.error === 'disabled')
        : { siteId: null, outcome: 'expired' };
    }),
  );
}

/** A person looks at this: nobody who is signed in, or no owner any more, is sent where they are told so. */
async function outcomeOf(work: () => Promise<CameBack>): Promise<{ siteId: string | null; outcome: CameBack['outcome'] | 'not-yours' }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'].includes(error.code)) {
      return { siteId: null, outcome: 'not-yours' };
    }
    throw error;
  }
}
