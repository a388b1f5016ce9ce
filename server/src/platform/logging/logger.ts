import { type Logger, pino } from 'pino';

export type { Logger };

/** Structured lines on stderr, so that stdout stays for what a person reads. Secrets never reach a log call; these paths are a second lock. */
export const createLogger = (level: string): Logger =>
  pino(
    {
      level,
      base: undefined,
      redact: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.applicationPassword', '*.token', '*.apiKey'],
    },
    pino.destination({ dest: 2, sync: true }),
  );
