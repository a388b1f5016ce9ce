import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

export { GraphQLURL as URLScalar } from 'graphql-scalars';

/** DateTime as RFC 3339 in UTC. Rows carry timestamps as PostgreSQL prints them, so text is read as well as Date. */
export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'A moment in time as RFC 3339 in UTC, as in `2026-11-22T17:10:00.000Z`.',
  serialize: (value) => new Date(value as string | Date).toISOString(),
});
