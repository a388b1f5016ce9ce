/** GraphQL over HTTP (Apollo) and over SSE (graphql-sse), one schema and one set of limits for both. */
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type GraphQLError, type GraphQLSchema, validate } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import type { JobsContext } from '../modules/jobs/index.ts';
import { createErrorFormatter } from '../platform/graphql/format-error.ts';
import { contextOf } from './context.ts';
import type { Services } from './services.ts';

const MAX_TOKENS = 5_000;

export async function registerGraphQL(app: FastifyInstance, services: Services, schema: GraphQLSchema): Promise<void> {
  const formatError = createErrorFormatter(services.log);
  const apollo = new ApolloServer<JobsContext>({
    schema,
    formatError,
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
    schema,
    context: ((request: { raw: FastifyRequest }) => contextOf(services, request.raw)) as never,
    validate: (against, document, rules) => validate(against, document, rules, { maxErrors: 10 }),
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
