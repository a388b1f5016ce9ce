/** Subscriptions whose every event is answered from a context of its own: loaders of an earlier event would answer what was. */
import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from 'graphql';

type Results = AsyncIterableIterator<ExecutionResult>;

export async function subscribeFreshly<Context>(
  args: ExecutionArgs,
  freshContext: (of: Context) => Context,
): Promise<ExecutionResult | Results> {
  const stream: AsyncIterable<unknown> | ExecutionResult = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in stream)) return stream;
  const events = stream[Symbol.asyncIterator]();
  const results: Results = {
    next: async () => {
      const { done, value } = await events.next();
      if (done) return { done, value: undefined };
      return { done: false, value: await execute({ ...args, rootValue: value, contextValue: freshContext(args.contextValue as Context) }) };
    },
    // Not a generator: its return would wait for an event that may never come.
    return: async () => {
      await events.return?.();
      return { done: true, value: undefined };
    },
    throw: async (error) => {
      await events.throw?.(error);
      throw error;
    },
    [Symbol.asyncIterator]: () => results,
  };
  return results;
}
