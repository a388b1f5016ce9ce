/**
 * Asking while somebody types: a moment after the last key, and only the answer to the last question counts, in whatever
 * order they come.
 */
import { type Accessor, createComputed, createSignal, on, onCleanup } from 'solid-js';
import type { Failure } from './failure.ts';

export type Asked<Answer> = { answer: Answer } | { failure: Failure };

export interface LatestOptions<Answer> {
  /** Nothing: there is nothing to ask. */
  question: Accessor<string | undefined>;
  ask: (question: string) => Promise<Asked<Answer>>;
  /** ms. */
  pause?: number;
}

export function createLatest<Answer>({ question, ask, pause = 140 }: LatestOptions<Answer>) {
  const [answer, setAnswer] = createSignal<Answer>();
  const [failure, setFailure] = createSignal<Failure>();
  const [busy, setBusy] = createSignal(false);
  let round = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const put = async (asked: string) => {
    const mine = ++round;
    setBusy(true);
    const result = await ask(asked);
    if (mine !== round) return;
    setBusy(false);
    if ('failure' in result) setFailure(result.failure);
    else {
      setFailure(undefined);
      setAnswer(() => result.answer);
    }
  };
  const stop = () => {
    clearTimeout(timer);
    round += 1;
  };

  createComputed(
    on(question, (asked) => {
      stop();
      setFailure(undefined);
      setBusy(asked !== undefined);
      if (asked === undefined) setAnswer(undefined);
      else timer = setTimeout(() => void put(asked), pause);
    }),
  );
  onCleanup(stop);

  return {
    /** The last one that came, also while a newer one is on its way. */
    answer,
    failure,
    busy,
    retry: () => {
      const asked = question();
      if (asked !== undefined) void put(asked);
    },
  };
}
