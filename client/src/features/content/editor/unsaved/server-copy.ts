/**
 * A copy of what is not saved on the server, for this person alone, so that another device finds it. It is sent every few seconds
 * while somebody types, and at once when the page is left. That it cannot be sent is quiet: the copy in the browser is there.
 */
import type { Client } from '@urql/core';
import { createSignal, onCleanup } from 'solid-js';
import {
  ServerCopy_DiscardDocument,
  ServerCopy_FindDocument,
  type ServerCopy_FindQuery,
  ServerCopy_KeepDocument,
} from '../../../../graphql/generated/features/content/editor/unsaved/server-copy.ts';
import { onBack } from '../../../../lib/line.ts';
import type { EditorFields, FieldName } from '../editor-fields.ts';
import { type UnsavedEntry, unsavedKey } from './unsaved.ts';

const PAUSE_MS = 3_000;
const LONGEST_PAUSE_MS = 60_000;
const LONGEST_WAIT_MS = 3_000;
/** What a browser sends on after its page is gone is bounded, the rest of the request included. */
const MOST_AFTER_LEAVING = 60_000;

export interface ServerCopyOptions {
  client: Client;
  contentId: string;
  /** What was edited, and the version it started from; null where nothing was. */
  edits: () => { fields: Partial<EditorFields>; version: number } | null;
  /** Names the stay that types now. */
  stay: () => string;
}

export type OnServer = 'nothing' | 'held' | 'failed';

export function createServerCopy({ client, contentId, edits, stay }: ServerCopyOptions) {
  const [state, setState] = createSignal<OnServer>('nothing');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  /** Whether the server may have something of this stay; and whether it may have got it after the save that is under way. */
  let mayHold = false;
  let mayOutliveSave = false;
  /** One request after the other, so that what was typed later never arrives before. */
  let queue: Promise<unknown> = Promise.resolve();
  const enqueue = (request: () => Promise<unknown>) => {
    queue = queue.then(request);
  };

  const quiet = (keepalive: boolean) => ({ fetchOptions: { credentials: 'same-origin' as const, keepalive }, quiet: true });

  const unplan = () => {
    clearTimeout(timer);
    timer = undefined;
  };

  /** What is edited now, ready to be sent. */
  const copy = () => {
    unplan();
    const now = edits();
    if (!now) return undefined;
    mayHold = true;
    mayOutliveSave = true;
    const of = stay();
    const input = { stay: of, baseVersion: now.version, edit: now.fields };
    return async (keepalive = false) => {
      const { error } = await client.mutation(ServerCopy_KeepDocument, { contentId, input }, quiet(keepalive)).toPromise();
      if (of !== stay()) return;
      failures = error ? failures + 1 : 0;
      setState(error ? 'failed' : 'held');
      if (error) plan();
    };
  };

  const send = () => {
    const request = copy();
    if (request) enqueue(() => request());
  };

  const plan = (): void => {
    timer ??= setTimeout(send, Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** failures));
  };

  const discard = async (of: string): Promise<void> => {
    await client.mutation(ServerCopy_DiscardDocument, { contentId, stay: of }, quiet(true)).toPromise();
  };

  const sendWhatWaits = () => {
    failures = 0;
    if (timer) send();
  };
  onCleanup(onBack(sendWhatWaits));

  return {
    /** What is known of the copy of this stay. */
    state,
    plan,
    /** Nothing is edited any more: what is there goes. */
    clear: () => {
      unplan();
      failures = 0;
      setState('nothing');
      if (!mayHold) return;
      mayHold = false;
      const of = stay();
      enqueue(() => discard(of));
    },
    /** A save has taken away what was there before it; what was sent while it was under way may have come after it. */
    wasSaved: () => {
      mayHold = mayOutliveSave;
    },
    /** Until nothing is on its way that would arrive after what comes next; a server that does not answer is not waited for long. */
    settled: async (): Promise<void> => {
      unplan();
      mayOutliveSave = false;
      const isThere = queue.then(() => true);
      const isLate = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), LONGEST_WAIT_MS));
      if (!(await Promise.race([isThere, isLate]))) mayOutliveSave = true;
    },
    /** The page is left: what is not there yet goes at once. */
    leave: () => {
      const request = timer && copy();
      if (request) void request(sizeOf(edits()) < MOST_AFTER_LEAVING);
    },
    /** Another stay is to begin: what this one has typed goes there, and stays. */
    letLie: () => {
      if (timer) send();
      mayHold = false;
      setState('nothing');
    },
    discard,
    find: async (): Promise<UnsavedEntry[]> => {
      const { data } = await client.query(ServerCopy_FindDocument, { contentId }, { requestPolicy: 'network-only' }).toPromise();
      return (data?.contentItem?.buffers ?? []).map((buffer) => entryOf(contentId, buffer));
    },
  };
}

const sizeOf = (value: unknown): number => new Blob([JSON.stringify(value)]).size;

export type ServerCopy = ReturnType<typeof createServerCopy>;

type Buffer = NonNullable<ServerCopy_FindQuery['contentItem']>['buffers'][number];

const names: Record<Buffer['fields'][number], FieldName> = {
  TITLE: 'title',
  CONTENT_HTML: 'contentHtml',
  CLUSTER: 'clusterId',
  CONTENT_TYPE: 'contentType',
  CONTENT_STRUCTURE: 'contentStructure',
  PRIMARY_KEYWORD: 'primaryKeywordId',
  TAXONOMY_TERMS: 'taxonomyTermIds',
  TARGET_TERM: 'targetTermId',
};

function entryOf(contentId: string, buffer: Buffer): UnsavedEntry {
  const { stay, baseVersion: version } = buffer;
  const fields = Object.fromEntries(buffer.fields.map((name) => [names[name], buffer[names[name]]])) as Partial<EditorFields>;
  return {
    key: unsavedKey(contentId, version, stay),
    stay,
    version,
    at: Date.parse(buffer.updatedAt),
    fields,
    here: false,
    onServer: true,
  };
}
