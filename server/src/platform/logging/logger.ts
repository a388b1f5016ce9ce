import { type DestinationStream, type Logger, pino } from 'pino';
import { workNow } from '../telemetry/work.ts';

export type { Logger };

/** A one-time link holds its secret in the address that it opens. */
const withoutQuery = ({ method, url, ip }: { method: string; url: string; ip?: string }) => ({
  method,
  url: url.replace(/\?.*/s, '?…'),
  remoteAddress: ip,
});

/** `pg` hands the whole connection over with an error that broke it: pages of its inside, the key that cancels its queries among them. */
const withoutConnection = (error: Error) => {
  if (!(error instanceof Error)) return error;
  const { client: _, ...told } = pino.stdSerializers.err(error);
  return told;
};

/**
 * Structured lines on stderr, so that stdout stays for what a person reads. Each bears the ids of the request or the job that it
 * was written for. Secrets never reach a log call; the paths are a second lock.
 */
export const createLogger = (level: string, to: DestinationStream = pino.destination({ dest: 2, sync: true })): Logger =>
  pino(
    {
      level,
      base: undefined,
      redact: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.applicationPassword', '*.token', '*.apiKey'],
      serializers: { req: withoutQuery, err: withoutConnection },
      mixin: () => ({ ...workNow() }),
      // What the line itself says is not said twice.
      mixinMergeStrategy: (line, work) => ({ ...work, ...line }),
    },
    to,
  );
