/** The address that opens an operation in GraphiQL: in the hash, which no server sees and no log keeps. */

export interface GraphiqlOperation {
  query: string;
  /** JSON. */
  variables: string;
}

export const graphiqlUrl = ({ query, variables }: GraphiqlOperation): string => `/graphiql#${new URLSearchParams({ query, variables })}`;

/** What such an address asks for. */
export function operationOfHash(hash: string): GraphiqlOperation | undefined {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const query = params.get('query');
  return query ? { query, variables: params.get('variables') ?? '' } : undefined;
}
