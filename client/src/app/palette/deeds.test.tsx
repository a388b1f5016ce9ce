import { createRoot } from 'solid-js';
import { afterEach, expect, it } from 'vitest';
import { makeCommands } from '../../lib/commands.ts';
import { onThisPage } from './deeds.tsx';

let dispose = () => {};
afterEach(() => dispose());

it('two commands of one name are two entries: the keys go by what an entry is called by', () => {
  const done: string[] = [];
  createRoot((end) => {
    dispose = end;
    makeCommands(() => ['mine', 'shared'].map((whose) => ({ label: 'View: Drafts', run: () => done.push(whose) })));
  });
  const entries = onThisPage();
  expect(new Set(entries.map(({ id }) => id)).size).toBe(2);
  for (const { run } of entries) run?.();
  expect(done).toEqual(['mine', 'shared']);
});
