import type { Client } from '@urql/core';
import { createRoot } from 'solid-js';
import { beforeEach, expect, it, vi } from 'vitest';
import type { EditorFields } from '../editor-fields.ts';
import { createUnsaved } from './create-unsaved.ts';
import { keepUnsaved, unsavedKey } from './unsaved.ts';

beforeEach(() => localStorage.clear());

const saved = { title: 'Saved', contentHtml: '' } as EditorFields;
const buffer = { stay: 'earlier', baseVersion: 1, updatedAt: '2026-11-22T09:00:00Z', fields: ['TITLE'], title: 'Typed' };

it('what was thrown away before the server had answered is not offered again, and goes there too', async () => {
  keepUnsaved(unsavedKey('content', 1, 'earlier'), { version: 1, at: 1, fields: { title: 'Typed' } });
  let answer = (_: unknown) => {};
  const asked = new Promise((resolve) => {
    answer = resolve;
  });
  const mutation = vi.fn((..._: unknown[]) => ({ toPromise: async () => ({}) }));
  const client = { query: () => ({ toPromise: () => asked }), mutation } as unknown as Client;
  const unsaved = createRoot(() =>
    createUnsaved({ client, contentId: 'content', edits: () => null, version: () => 1, current: () => saved, onServer: true }),
  );
  const [offer] = unsaved.offers();
  expect(offer?.fields).toEqual({ title: 'Typed' });
  if (offer) unsaved.discard(offer);
  answer({ data: { contentItem: { buffers: [buffer] } } });
  await vi.waitFor(() => expect(mutation.mock.calls[0]?.[1]).toEqual({ contentId: 'content', stay: 'earlier' }));
  await asked;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(unsaved.offers()).toEqual([]);
});
