import type { Client } from '@urql/core';
import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  ServerCopy_DiscardDocument,
  ServerCopy_KeepDocument,
} from '../../../../graphql/generated/features/content/editor/unsaved/server-copy.ts';
import { createServerCopy } from './server-copy.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server that answers when the test says so. */
function stage() {
  const sent: string[] = [];
  const answers: (() => void)[] = [];
  const mutation = (document: unknown, { input }: { input?: { edit: { title: string } } }) => {
    if (document === ServerCopy_KeepDocument) sent.push(`keep ${input?.edit.title}`);
    if (document === ServerCopy_DiscardDocument) sent.push('discard');
    return { toPromise: () => new Promise((resolve) => answers.push(() => resolve({}))) };
  };
  let title: string | null = null;
  return createRoot(() => ({
    copy: createServerCopy({
      client: { mutation } as unknown as Client,
      contentId: 'content',
      edits: () => (title === null ? null : { fields: { title }, version: 1 }),
      stay: () => 'stay',
    }),
    sent,
    type: (text: string | null) => {
      title = text;
    },
    answer: async () => {
      answers.shift()?.();
      await vi.advanceTimersByTimeAsync(0);
    },
  }));
}

async function typed(text: string) {
  const scene = stage();
  scene.type(text);
  scene.copy.plan();
  await vi.advanceTimersByTimeAsync(3_000);
  return scene;
}

it('a save takes the copy away, and nothing is asked for again', async () => {
  const { copy, sent, type, answer } = await typed('one');
  await answer();
  await copy.settled();
  type(null);
  copy.wasSaved();
  copy.clear();
  await answer();
  expect(sent).toEqual(['keep one']);
});

it('what was sent while a save was under way, and taken back, is not left behind', async () => {
  const { copy, sent, type, answer } = await typed('one');
  await answer();
  await copy.settled();
  type('one more');
  copy.plan();
  await vi.advanceTimersByTimeAsync(3_000);
  type(null);
  copy.wasSaved();
  copy.clear();
  await answer();
  expect(sent).toEqual(['keep one', 'keep one more', 'discard']);
});

it('what was too slow to arrive before a save is not left behind', async () => {
  const { copy, sent, type, answer } = await typed('one');
  const settled = copy.settled();
  await vi.advanceTimersByTimeAsync(3_000);
  await settled;
  type(null);
  copy.wasSaved();
  copy.clear();
  await answer();
  expect(sent).toEqual(['keep one', 'discard']);
});
