/** Taking back what changed many things: the toast that offers it, and what to say when it could not be done whole. */
import { useClient } from '@urql/solid';
import { createSignal, onCleanup } from 'solid-js';
import { failureOfOperation } from '../graphql/failure.ts';
import { Undo_TakeDocument } from '../graphql/generated/lib/undo.ts';
import { showToast } from '../ui/Toast.tsx';
import { plural } from './numbers.ts';

export interface UndoOffer {
  message: string;
  /** What the change answered; several are taken back in turn, the last one first. */
  tokens: (string | null | undefined)[];
  link?: { href: string; label: string } | undefined;
}

/** Of all pages: the one that made a change may be left before somebody takes it back, and the next one has to say what went wrong. */
const [failure, setFailure] = createSignal<string>();

/** @param onUndone is called when things stand as they stood. */
export function createUndo(onUndone?: () => void) {
  const client = useClient();
  onCleanup(() => setFailure(undefined));

  const take = async (tokens: readonly string[]) => {
    const kept: string[] = [];
    for (const token of tokens.toReversed()) {
      const { data, error } = await client.mutation(Undo_TakeDocument, { token });
      if (error) {
        setFailure(`It could not be undone. ${failureOfOperation(error).message}`);
        break;
      }
      kept.push(...(data?.undo.failed ?? []).map(({ message }) => message));
    }
    if (kept.length > 0) setFailure(`Undone, but for ${plural(kept.length, 'thing')}: ${[...new Set(kept)].slice(0, 3).join(' ')}`);
    onUndone?.();
  };

  return {
    /** Says that it went well, and offers to take it back. */
    offer: ({ message, tokens, link }: UndoOffer) => {
      setFailure(undefined);
      const known = tokens.filter((token) => token != null);
      showToast({ message, link, undo: known.length > 0 ? () => void take(known) : undefined });
    },
    failure,
  };
}
