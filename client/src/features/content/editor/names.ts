import { createComputed } from 'solid-js';
import { createStore, produce } from 'solid-js/store';
import type { TaxonomyType } from '../../../graphql/generated/features/content/editor/rail/TermPicker.ts';
import type { Content } from './create-editor.ts';

export interface Term {
  id: string;
  name: string;
  taxonomyType: TaxonomyType;
  externalId: string | null;
}

/** What the things behind ids are called, as far as it was seen: what is chosen keeps its name, whatever is searched for next. */
export interface Names {
  of: (id: string) => string;
  note: (things: readonly { id: string; name?: string; text?: string }[]) => void;
  term: (id: string) => Term | undefined;
  noteTerms: (terms: readonly Term[]) => void;
}

export function createNames(content: () => Content): Names {
  const [known, setKnown] = createStore<Record<string, string>>({});
  const [terms, setTerms] = createStore<Record<string, Term>>({});

  const names: Names = {
    of: (id) => known[id] ?? 'One chosen before',
    note: (things) =>
      setKnown(
        produce((all) => {
          for (const { id, name, text } of things) all[id] = name ?? text ?? id;
        }),
      ),
    term: (id) => terms[id],
    noteTerms: (seen) => {
      names.note(seen);
      setTerms(
        produce((all) => {
          for (const { id, name, taxonomyType, externalId } of seen) all[id] = { id, name, taxonomyType, externalId };
        }),
      );
    },
  };

  createComputed(() => {
    const { cluster, primaryKeyword, taxonomyTerms, targetTerm, task } = content();
    names.note([cluster, primaryKeyword, ...(task?.keywords ?? [])].filter((thing) => thing != null));
    names.noteTerms([...taxonomyTerms, ...(targetTerm ? [targetTerm] : [])]);
  });
  return names;
}
