/** Sends pasted keywords in portions, each whole or not at all, so that it can be stopped and gone on with. */
import { createStore } from 'solid-js/store';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createAddKeywordsDialogAddMutation } from '../../graphql/generated/features/planner/AddKeywordsDialog.ts';
import type { PastedKeyword, RejectedLine } from './keyword-lines.ts';

const PORTION = 1_000;

interface Sending {
  phase: 'before' | 'sending' | 'interrupted' | 'done';
  total: number;
  sent: number;
  added: number;
  existing: number;
  rejected: RejectedLine[];
  failure: string | undefined;
}

const nothing: Sending = { phase: 'before', total: 0, sent: 0, added: 0, existing: 0, rejected: [], failure: undefined };

export function createAddKeywords(siteId: () => string) {
  const [, add] = createAddKeywordsDialogAddMutation();
  const [state, setState] = createStore<Sending>({ ...nothing });
  let keywords: PastedKeyword[] = [];
  let country: string | null = null;
  let stopping = false;

  const sendNext = async (): Promise<void> => {
    const portion = keywords.slice(state.sent, state.sent + PORTION);
    if (portion.length === 0) return setState('phase', 'done');
    if (stopping) return setState('phase', 'interrupted');
    const { data, error } = await add({
      siteId: siteId(),
      keywords: portion.map(({ text, volume, volumeMax }) => ({ text, volume, volumeMax, country })),
    });
    if (error || !data) return setState({ phase: 'interrupted', failure: error && failureOfOperation(error).message });
    const { added, existing, rejected } = data.addKeywords;
    setState({
      sent: state.sent + portion.length,
      added: state.added + added,
      existing: state.existing + existing,
      rejected: [
        ...state.rejected,
        ...rejected.map(({ index, text, message }) => ({ line: portion[index]?.line ?? 0, text, reason: message })),
      ],
    });
    return sendNext();
  };

  const goOn = () => {
    stopping = false;
    setState({ phase: 'sending', failure: undefined });
    return sendNext();
  };

  return {
    state,
    /** @param forCountry two letters, or null where the figures are for any */
    send: (pasted: PastedKeyword[], forCountry: string | null) => {
      keywords = pasted;
      country = forCountry;
      setState({ ...nothing, total: pasted.length });
      return goOn();
    },
    /** What is on its way still arrives. */
    stop: () => {
      stopping = true;
    },
    goOn,
  };
}

export type AddKeywords = ReturnType<typeof createAddKeywords>;
