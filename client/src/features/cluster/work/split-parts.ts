/** What somebody makes of the parts that a cluster could be split into: which of them leave it, and under which names. */
import { createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { SplitDialog_PreviewQuery } from '../../../graphql/generated/features/cluster/work/SplitDialog.ts';

export type SplitPart = SplitDialog_PreviewQuery['splitPreview'][number];

export function createSplitParts(preview: readonly SplitPart[]) {
  const stays = preview.find((part) => part.stays);
  const [parts, setParts] = createStore(preview.filter((part) => !part.stays).map((part) => ({ ...part, given: part.name, taken: true })));
  const [touched, setTouched] = createSignal(false);
  const taken = () => parts.filter((part) => part.taken);
  return {
    stays,
    parts,
    rename: (at: number, name: string) => {
      setTouched(true);
      setParts(at, 'name', name);
    },
    take: (at: number, on: boolean) => {
      setTouched(true);
      setParts(at, 'taken', on);
    },
    taken,
    /** How many keywords stay where they are. */
    staying: () => (stays?.keywords.length ?? 0) + parts.reduce((sum, part) => sum + (part.taken ? 0 : part.keywords.length), 0),
    /** By the place of the part: what is wrong with its name. */
    faults: (): Record<number, string> => {
      const faults: Record<number, string> = {};
      const seen = new Set<string>();
      parts.forEach((part, at) => {
        if (!part.taken) return;
        const name = part.name.trim().toLocaleLowerCase();
        if (name === '') faults[at] = 'Give it a name.';
        else if (seen.has(name)) faults[at] = 'Another part has this name.';
        seen.add(name);
      });
      return faults;
    },
    /** What to ask for; null where nothing was changed, and the engine's own parts are meant. */
    input: () => (touched() ? taken().map((part) => ({ name: part.name.trim(), keywordIds: part.keywords.map(({ id }) => id) })) : null),
  };
}
