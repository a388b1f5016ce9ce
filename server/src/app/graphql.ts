/** GraphQL over HTTP (Apollo) and subscriptions over SSE (graphql-sse): one schema, one set of limits, one form of errors. */
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type ExecutionArgs, GraphQLError, type GraphQLSchema, getOperationAST, parse, validate } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import { Loaders } from '../platform/graphql/context.ts';
import { createErrorFormatter } from '../platform/graphql/format-error.ts';
import { subscribeFreshly } from '../platform/graphql/subscribe.ts';
import { type ApiContext, contextOf } from './context.ts';
import type { Services } from './services.ts';

const MAX_TOKENS = 5_000;

export async function registerGraphQL(app: FastifyInstance, services: Services, schema: GraphQLSchema): Promise<void> {
  const formatError = createErrorFormatter(services.log);
  const apollo = new ApolloServer<ApiContext>({
    schema,
    formatError,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    plugins: [ApolloServerPluginLandingPageDisabled()],
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  await app.register(fastifyApollo(apollo), { path: '/graphql', context: (request: FastifyRequest) => contextOf(services, request) });

  const format = (error: unknown) =>
    formatError((error as GraphQLError).toJSON?.() ?? { message: String(error) }, error) as unknown as GraphQLError;
  const subscriptions = createHandler<never>({
    onSubscribe: async ({ raw }, { query, variables, operationName }) => {
      try {
        const operation = subscriptionOf(schema, String(query ?? ''), operationName ?? undefined);
        return { ...operation, variableValues: variables ?? {}, contextValue: await contextOf(services, raw) } as never;
      } catch (error) {
        return [
          JSON.stringify({ errors: [format(error)] }),
          { status: 400, statusText: 'Bad Request', headers: { 'content-type': 'application/json' } },
        ];
      }
    },
    subscribe: ((args: ExecutionArgs) =>
      subscribeFreshly<ApiContext>(args, (context) => ({ ...context, loaders: new Loaders(services.db) }))) as never,
    onNext: (_context, _request, result) => (result.errors ? { ...result, errors: result.errors.map(format) } : result),
  });
  app.all('/graphql/stream', async (request, reply) => {
    try {
      await contextOf(services, request);
    } catch (error) {
      const { message, extensions } = error as GraphQLError;
      return reply.code(401).send({ errors: [{ message, extensions: { code: extensions.code } }] });
    }
    await subscriptions(request, reply);
    return reply;
  });
}

/** @throws GraphQLError for a document that is wrong, too large, or no subscription. */
function subscriptionOf(
  schema: GraphQLSchema,
  query: string,
  operationName: string | undefined,
): Pick<ExecutionArgs, 'schema' | 'document' | 'operationName'> {
  const document = parse(query, { maxTokens: MAX_TOKENS });
  const [fault] = validate(schema, document, undefined, { maxErrors: 10 });
  if (fault) throw fault;
  if (getOperationAST(document, operationName)?.operation !== 'subscription') {
    throw new GraphQLError('Only subscriptions are answered here. Send queries and mutations to /graphql.');
  }
  return { schema, document, ...(operationName !== undefined && { operationName }) };
}
