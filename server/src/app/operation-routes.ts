/**
 * What machines ask: whether the process lives, whether it may be sent work, and its metrics. The same for the API and for a
 * worker that listens. Health is told to everybody; metrics to who brings their token, and where there is none there are none.
 */
import type { FastifyInstance } from 'fastify';
import { sameSecret } from '../platform/crypto/tokens.ts';
import type { Health } from '../platform/telemetry/health.ts';
import type { Metrics } from '../platform/telemetry/metrics.ts';

export interface Operation {
  health: Health;
  metrics: Metrics | undefined;
  config: { metricsToken: string | undefined };
}

export function registerOperationRoutes(app: FastifyInstance, { health, metrics, config: { metricsToken } }: Operation): void {
  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    const readiness = await health.readiness();
    return reply
      .code(readiness.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(readiness);
  });
  if (!metrics || metricsToken === undefined) return;
  app.get('/metrics', async ({ headers }, reply) => {
    const [, given = ''] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
    if (!sameSecret(given, metricsToken)) {
      return reply.code(401).header('www-authenticate', 'Bearer').type('text/plain').send('Bring IGNY8_METRICS_TOKEN as a bearer token.\n');
    }
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}
