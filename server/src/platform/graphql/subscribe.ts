/**
 * Subscriptions whose every event is answered from a context of its own: loaders of an earlier event would answer what was, and
 * whoever subscribed may have been let out since.
 */
import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import { AppError } from '../errors/app-error.ts';

type Results = AsyncIterableIterator<ExecutionResult>;

export async function subscribeFreshly<Context>(
  args: ExecutionArgs,
  /** @throws UNAUTHENTICATED, which is the last that is answered. */
  freshContext: (of: Context) => Promise<Context>,
  /** What bounds the time of each part: the subscribing, and the answer to each event. */
  bounded: <T extends object>(work: () => Promise<T>) => Promise<T | ExecutionResult>,
): Promise<ExecutionResult | Results> {
  const stream: AsyncIterable<unknown> | ExecutionResult = await bounded<AsyncIterable<unknown> | ExecutionResult>(() =>
    createSourceEventStream(args),
  );
  if (!(Symbol.asyncIterator in stream)) return stream;
  const events = stream[Symbol.asyncIterator]();
  const endIfLetOut = async (error: unknown): Promise<never> => {
    if (error instanceof AppError && error.code === 'UNAUTHENTICATED') await results.return?.();
    throw error;
  };
  const results: Results = {
    next: async () => {
      const { done, value } = await events.next();
      if (done) return { done, value: undefined };
      const answer = async () => execute({ ...args, rootValue: value, contextValue: await freshContext(args.contextValue as Context) });
      return { done: false, value: await bounded(() => answer().catch(endIfLetOut)) };
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
