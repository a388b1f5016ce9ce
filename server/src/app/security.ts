/** What every answer says to browsers, and which other pages may ask the API at all. */
import fastifyHelmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../platform/config/config.ts';

/** None of these is used, so no page of ours, and nothing that is put into one, may use them. */
const UNUSED = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

const SHARED_PATHS = new Set(['/graphql', '/graphql/stream', '/uploads']);
const SHARED_HEADERS = 'retry-after, ratelimit-limit, ratelimit-remaining, ratelimit-reset';

export async function registerSecurity(app: FastifyInstance, { publicUrl, corsOrigins }: Config): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        workerSrc: ["'self'", 'blob:'],
        // Monaco and the positions of popovers.
        styleSrc: ["'self'", "'unsafe-inline'"],
        // The images of contents come from their sites.
        imgSrc: ["'self'", 'data:', 'https:', 'http:'],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: publicUrl?.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  const permissions = UNUSED.map((feature) => `${feature}=()`).join(', ');
  app.addHook('onRequest', async (_request, reply) => void reply.header('permissions-policy', permissions));
  if (corsOrigins.length > 0) shareWith(app, new Set(corsOrigins));
}

/** Without credentials: another page brings a token of its own, never the session of whoever looks at it. */
function shareWith(app: FastifyInstance, origins: ReadonlySet<string>): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!SHARED_PATHS.has(request.url.replace(/\?.*/s, ''))) return;
    reply.header('vary', 'Origin');
    const { origin } = request.headers;
    if (origin === undefined || !origins.has(origin)) return;
    reply.headers({ 'access-control-allow-origin': origin, 'access-control-expose-headers': SHARED_HEADERS });
    if (request.method !== 'OPTIONS') return;
    reply.headers({
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, content-type, apollo-require-preflight',
      'access-control-max-age': '600',
    });
    return reply.code(204).send();
  });
}
