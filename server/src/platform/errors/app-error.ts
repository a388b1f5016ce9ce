/** What a client may see when an operation stops: a code from the contract and a message that says what to do. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'LIMIT_EXCEEDED'
  | 'UPSTREAM_ERROR'
  | 'UNAVAILABLE'
  | 'INTERNAL';

/** One refused field of an input; `path` is dotted, as in `keywords.3.text`. */
export interface FieldError {
  path: string;
  message: string;
}

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;

  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

export const unauthenticated = (message = 'Sign in, or send an API token as "Authorization: Bearer <token>".') =>
  new AppError('UNAUTHENTICATED', message);

export const forbidden = (message: string) => new AppError('FORBIDDEN', message);

export const notFound = (thing: string, id: string) => new AppError('NOT_FOUND', `There is no ${thing} with the id ${id}.`);

export const badInput = (fieldErrors: FieldError[] | FieldError) => {
  const list = Array.isArray(fieldErrors) ? fieldErrors : [fieldErrors];
  return new AppError('BAD_USER_INPUT', list.map((e) => e.message).join(' '), { fieldErrors: list });
};

export const conflict = (message: string, details: Record<string, unknown> = {}) => new AppError('CONFLICT', message, details);

export const upstream = (message: string, details: Record<string, unknown> = {}, cause?: unknown) =>
  new AppError('UPSTREAM_ERROR', message, details, { cause });
