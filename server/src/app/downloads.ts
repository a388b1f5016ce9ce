/** Files for anybody: the WordPress plugin, which is free software and holds no secret. Made at the first request. */
import type { FastifyInstance } from 'fastify';
import { makePluginZip, type PluginZip } from './plugin-zip.ts';

export function registerDownloads(app: FastifyInstance): void {
  let made: PluginZip | undefined;
  app.get('/downloads/igny8.zip', { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }, async (_request, reply) => {
    made ??= makePluginZip();
    return reply
      .header('cache-control', 'no-cache')
      .header('content-disposition', `attachment; filename="${made.fileName}"`)
      .type('application/zip')
      .send(made.bytes);
  });
}
