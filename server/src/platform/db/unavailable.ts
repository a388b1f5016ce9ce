/** Faults of the database itself, which pass without a change of the request: it is away, starting, full, or has no room. */
import { AppError } from '../errors/app-error.ts';

type Reason = 'DATABASE_UNREACHABLE' | 'DATABASE_FULL' | 'DATABASE_BUSY';

export const RETRY_AFTER_SECONDS = 5;

const MESSAGES: Record<Reason, string> = {
  DATABASE_UNREACHABLE:
    'The database cannot be reached just now. Try again in a moment; a change that was under way may not have been saved.',
  DATABASE_FULL:
    'The disk of the database is full, so nothing can be saved. Whoever runs this installation has to make room on it; then it goes on by itself.',
  DATABASE_BUSY: 'The database has no room for more at once. Try again in a moment.',
};

/** What a job says while it waits for one of them to pass. */
export const UNAVAILABLE_MESSAGES: readonly string[] = Object.values(MESSAGES);

/** By SQLSTATE; of class 08, all but a message that was malformed. */
const REASONS: Record<string, Reason> = {
  '53100': 'DATABASE_FULL',
  '53200': 'DATABASE_BUSY',
  '53300': 'DATABASE_BUSY',
  '53400': 'DATABASE_BUSY',
  '57P01': 'DATABASE_UNREACHABLE',
  '57P02': 'DATABASE_UNREACHABLE',
  '57P03': 'DATABASE_UNREACHABLE',
  '57P05': 'DATABASE_UNREACHABLE',
  '08000': 'DATABASE_UNREACHABLE',
  '08001': 'DATABASE_UNREACHABLE',
  '08003': 'DATABASE_UNREACHABLE',
  '08004': 'DATABASE_UNREACHABLE',
  '08006': 'DATABASE_UNREACHABLE',
  '08007': 'DATABASE_UNREACHABLE',
  ECONNREFUSED: 'DATABASE_UNREACHABLE',
  ECONNRESET: 'DATABASE_UNREACHABLE',
  EPIPE: 'DATABASE_UNREACHABLE',
  ETIMEDOUT: 'DATABASE_UNREACHABLE',
  EHOSTUNREACH: 'DATABASE_UNREACHABLE',
  ENETUNREACH: 'DATABASE_UNREACHABLE',
  ENOTFOUND: 'DATABASE_UNREACHABLE',
  EAI_AGAIN: 'DATABASE_UNREACHABLE',
};

/** What `pg` says without a code of a connection that ended under it. */
const LOST = /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/**
 * What is answered in place of a fault that came unexpectedly; undefined for one that is not the database's. Requests to other
 * servers come to grief as AppErrors, so a connection that broke was one to the database.
 */
export function asUnavailable(error: unknown): AppError | undefined {
  if (error instanceof AppError) return undefined;
  const reason = reasonOf(error);
  return reason && new AppError('UNAVAILABLE', MESSAGES[reason], { reason, retryAfterSeconds: RETRY_AFTER_SECONDS }, { cause: error });
}

function reasonOf(error: unknown): Reason | undefined {
  for (let e = error as Wrapped | undefined; e; e = e.cause ?? e.errors?.[0]) {
    const reason = typeof e.code === 'string' ? REASONS[e.code] : undefined;
    if (reason) return reason;
    if (typeof e.message === 'string' && LOST.test(e.message)) return 'DATABASE_UNREACHABLE';
  }
  return undefined;
}

interface Wrapped {
  code?: unknown;
  message?: unknown;
  cause?: Wrapped;
  /** Of a host that has several addresses. */
  errors?: Wrapped[];
}
