/** Descriptions that several types share, so that the schema says one thing in one way. */

export const ERROR_CODE =
  'The code of what happened, as in `extensions.code` of an error: BAD_USER_INPUT, NOT_FOUND, CONFLICT, LIMIT_EXCEEDED, UPSTREAM_ERROR, UNAVAILABLE, FORBIDDEN or INTERNAL.';
