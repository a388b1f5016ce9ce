/**
 * What a client sees of an error. AppErrors keep their code, message and details; mistakes in the request keep theirs;
 * faults of the database that pass are
 * UNAVAILABLE; everything else is INTERNAL with an id that stands in the log beside the real cause.
 */
import { randomUUID } from 'node:crypto';
import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import { isMalformed } from '../db/database.ts';
import { asUnavailable } from '../db/unavailable.ts';
import { AppError } from '../errors/app-error.ts';
import type { Logger } from '../logging/logger.ts';
import { tell } from '../telemetry/signals.ts';
import { workNow } from '../telemetry/work.ts';

const REQUEST_MISTAKES = new Set<string>([
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.BAD_USER_INPUT,
  ApolloServerErrorCode.BAD_REQUEST,
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED,
]);

const LONGEST_MESSAGE = 500;

/**
 * graphql-js repeats the whole input that it refuses, passwords and all. The variable, the place in it and what is wrong there say enough.
 */
const withoutInput = (message: string): string => {
  const said = message.replace(
    /^(Variable "\$\w+" got invalid value) [\s\S]*?( at "[^"\s]+")?; (?=(?:Field|Value|Expected|Exactly|\w+ cannot) )/,
    '$1$2: ',
  );
  return said.length > LONGEST_MESSAGE ? `${said.slice(0, LONGEST_MESSAGE)}…` : said;
};

/** A resolver's error stands behind one that has its path; that of a whole operation behind one that has none. */
function causeOf(error: unknown): unknown {
  const cause = unwrapResolverError(error);
  return cause instanceof GraphQLError && cause.originalError instanceof AppError ? cause.originalError : cause;
}

/** Found only when the field's turn comes: null by a variable, for an argument that has a default and must not be null. */
const isOfArgument = ({ message }: GraphQLError): boolean =>
  /^Argument "\w+" (?:of (?:non-null|required) type|has invalid value) /.test(message);

const isOfVariable = ({ nodes }: GraphQLError): boolean => nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;

export function createErrorFormatter(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const shown = format(log, formatted, error);
    tell('error', { code: String(shown.extensions?.code) });
    return shown;
  };
}

function format(log: Logger, formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { locations, path } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const cause = causeOf(error);
  if (cause instanceof AppError) {
    return { ...place, message: cause.message, extensions: { code: cause.code, ...cause.details } };
  }
  const code = formatted.extensions?.code;
  if (typeof code === 'string' && REQUEST_MISTAKES.has(code)) {
    return { ...place, message: withoutInput(formatted.message), extensions: { code: 'BAD_USER_INPUT', reason: code } };
  }
  if (isMalformed(cause)) {
    return { ...place, message: 'An id or a text in this request is malformed.', extensions: { code: 'BAD_USER_INPUT' } };
  }
  // A value that does not fit its GraphQL type is the client's mistake, though graphql-js leaves it without a code.
  if (cause instanceof GraphQLError && (isOfArgument(cause) || (!path && (cause.originalError === undefined || isOfVariable(cause))))) {
    return { ...place, message: withoutInput(formatted.message), extensions: { code: 'BAD_USER_INPUT' } };
  }
  const away = asUnavailable(cause);
  if (away) {
    log.warn({ err: cause, path }, 'the database could not do its part');
    return { ...place, message: away.message, extensions: { code: away.code, ...away.details } };
  }
  const id = randomUUID();
  log.error({ err: cause, errorId: id, path }, 'an operation failed unexpectedly');
  return {
    ...place,
    message: `Something went wrong here. The log has it under ${id}.`,
    extensions: { code: 'INTERNAL', errorId: id, requestId: workNow()?.requestId },
  };
}
