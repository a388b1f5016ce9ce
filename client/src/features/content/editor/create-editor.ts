/**
 * One content on the desk: what the edit started from, what it has come to, and how it is saved. Owns conflicts: nothing that
 * was typed here or saved elsewhere is ever dropped without somebody having said so.
 */
import type { Client, CombinedError } from '@urql/core';
import { createComputed, createMemo, createSignal, on } from 'solid-js';
import { createStore, unwrap } from 'solid-js/store';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { unmask } from '../../../graphql/fragment.ts';
import {
  type Editor_ContentFragment,
  Editor_CurrentDocument,
  Editor_SaveDocument,
} from '../../../graphql/generated/features/content/editor/Editor.ts';
import { noteChange } from '../../../lib/changes.ts';
import type { Failure } from '../../../lib/failure.ts';
import {
  changedFields,
  type EditorFields,
  type FieldName,
  fieldsInConflict,
  fieldsOf,
  inputOf,
  pick,
  rebase,
  settle,
  titleFaultOf,
} from './editor-fields.ts';
import { createUnsaved } from './unsaved/create-unsaved.ts';
import type { UnsavedEntry } from './unsaved/unsaved.ts';

export type Content = Omit<Editor_ContentFragment, ' $fragmentName'>;

interface Base {
  /** The version on the server that the fields are of. */
  version: number;
  /** The version that the edits started from: an older one, where text of an earlier stay was put back. */
  from: number;
  fields: EditorFields;
}

export interface Conflict {
  theirs: Content;
  stale: FieldName[];
}

export interface EditorOptions {
  /** The content as the cache has it, which follows what others save. */
  content: () => Content;
  /** Whether the server keeps what is not saved: it does for people. */
  keepsOnServer: boolean;
}

export function createEditor(client: Client, { content, keepsOnServer }: EditorOptions) {
  const { id } = content();
  const baseOf = (of: Content): Base => ({ version: of.version, from: of.version, fields: fieldsOf(of) });

  const [base, setBase] = createSignal(baseOf(content()));
  const [mine, setMine] = createStore(fieldsOf(content()));
  const [saving, setSaving] = createSignal(false);
  const [savedAt, setSavedAt] = createSignal<string>();
  const [failure, setFailure] = createSignal<Failure>();
  const [conflict, setConflict] = createSignal<Conflict>();
  const [deciding, setDeciding] = createSignal(false);

  const now = (): EditorFields => ({ ...unwrap(mine) });
  const changed = createMemo(() => changedFields(base().fields, mine));
  const isDirty = () => changed().length > 0;
  const edits = createMemo(() => (isDirty() ? pick(mine, changed()) : null));
  const unsaved = createUnsaved({
    client,
    contentId: id,
    edits,
    version: () => base().from,
    current: () => base().fields,
    onServer: keepsOnServer,
  });
  /** Whether what is edited is anywhere else than on the desk. */
  const kept = () => unsaved.here() || unsaved.there() === 'held';

  // What others save is followed while nothing is edited here; while something is, the next save finds out.
  createComputed(
    on([() => content().version, isDirty, saving], ([version, edited, underWay]) => {
      if (version <= base().version || edited || underWay) return;
      const theirs = content();
      setMine(fieldsOf(theirs));
      setBase(baseOf(theirs));
    }),
  );

  const titleFault = () => titleFaultOf(mine.title);

  const meet = (theirs: Content, from: EditorFields, stale: FieldName[]) => {
    const { diverged } = rebase(from, now(), fieldsOf(theirs));
    setConflict({ theirs, stale: [...new Set([...stale, ...diverged])] });
    setDeciding(true);
  };

  const readCurrent = async (): Promise<Content | Failure> => {
    const { data, error } = await client.query(Editor_CurrentDocument, { id }, { requestPolicy: 'network-only' });
    if (data?.contentItem) return unmask<Editor_ContentFragment>(data.contentItem);
    return error ? failureOfOperation(error) : { code: 'NOT_FOUND', message: 'This content is not there any more.', fields: {} };
  };

  const refused = async (error: CombinedError): Promise<void> => {
    const found = failureOfOperation(error);
    const current = found.code === 'CONFLICT' || found.code === 'NOT_FOUND' ? await readCurrent() : found;
    if ('version' in current && found.code === 'CONFLICT') {
      return meet(current, base().fields, fieldsInConflict(error.graphQLErrors[0]?.extensions.staleFields));
    }
    setFailure(found);
  };

  /** @returns whether everything is saved. */
  const save = async (): Promise<boolean> => {
    if (saving()) return false;
    if (!isDirty()) return true;
    if (titleFault()) return false;
    if (conflict()) {
      setDeciding(true);
      return false;
    }
    setSaving(true);
    setFailure(undefined);
    await unsaved.settled();
    const from = base();
    const sent = now();
    const input = inputOf(from.fields, sent);
    const { data, error } = await client.mutation(Editor_SaveDocument, { id, expectedVersion: from.from, input, stay: unsaved.stay() });
    if (error || !data) {
      unsaved.wasNotSaved();
      if (error) await refused(error);
      setSaving(false);
      return false;
    }
    unsaved.wasSaved();
    const theirs: Content = unmask<Editor_ContentFragment>(data.updateContent.content);
    const { mine: next, diverged } = rebase(sent, now(), fieldsOf(theirs));
    if (diverged.length > 0) meet(theirs, sent, diverged);
    else {
      setMine(next);
      setBase(baseOf(theirs));
    }
    setSaving(false);
    setSavedAt(new Date().toISOString());
    noteChange();
    return !isDirty();
  };

  return {
    content,
    mine,
    base,
    changed,
    isDirty,
    /** The version that somebody saved meanwhile, while something is edited here. */
    overtakenBy: () => (isDirty() && !saving() && content().version > base().version ? content().version : undefined),
    saving,
    savedAt,
    failure,
    titleFault,
    save,
    set: (fields: Partial<EditorFields>) => {
      setFailure(undefined);
      setMine(fields);
    },
    conflict,
    deciding,
    setDeciding,
    /**
     * Ends a conflict. "mine" is saved on top of theirs; with "theirs", mine is set aside and offered.
     * @param merged with "mine": the text that a person made of both, in place of mine
     */
    settle: async (side: 'mine' | 'theirs', merged?: Pick<EditorFields, 'title' | 'contentHtml'>) => {
      const met = conflict();
      if (!met) return;
      const next = settle(base().fields, now(), fieldsOf(met.theirs), met.stale, side);
      if (side === 'theirs') unsaved.setAside();
      setMine({ ...next, ...merged });
      setBase(baseOf(met.theirs));
      setConflict(undefined);
      setDeciding(false);
      if (side === 'mine') await save();
    },
    /** Saves another text in place of this one, and says whether it is saved; what was typed and not saved is set aside. */
    replaceText: async (text: Pick<EditorFields, 'title' | 'contentHtml'>): Promise<boolean> => {
      if (changed().some((name) => name === 'title' || name === 'contentHtml')) unsaved.setAside();
      setFailure(undefined);
      setMine({ title: text.title, contentHtml: text.contentHtml });
      return save();
    },
    offers: unsaved.offers,
    kept,
    /** Where what is edited is kept: in this browser, and on the server. */
    keptHere: unsaved.here,
    keptThere: unsaved.there,
    discard: unsaved.discard,
    /** Puts back what an earlier stay has left. What is edited now is set aside for it. */
    restore: (entry: UnsavedEntry) => {
      if (isDirty()) unsaved.setAside();
      setBase((is) => ({ ...is, from: Math.min(is.version, entry.version) }));
      setMine({ ...base().fields, ...entry.fields });
      unsaved.flush();
      if (kept()) unsaved.discard(entry);
      else unsaved.drop(entry);
    },
    /** Goes back to what is saved; what was edited is set aside. */
    revert: () => {
      unsaved.setAside();
      setMine(base().fields);
      setBase((is) => ({ ...is, from: is.version }));
    },
  };
}

export type Editing = ReturnType<typeof createEditor>;
