import { createRoot, createSignal } from 'solid-js';
import { expect, it } from 'vitest';
import { createLeftOut, finer, type Level } from './proposal.ts';

it('what is left out belongs to its level, and is there again when the level comes back', () => {
  createRoot((dispose) => {
    const [level, setLevel] = createSignal<Level>('STANDARD');
    const out = createLeftOut(level);
    out.toggle({ id: 'grinders', keywordCount: 12 });
    out.toggle({ id: 'kettles', keywordCount: 3 });
    setLevel('FINE');
    expect([out.ids(), out.keywords()]).toEqual([[], 0]);
    setLevel('STANDARD');
    expect([out.ids(), out.keywords()]).toEqual([['grinders', 'kettles'], 15]);
    out.toggle({ id: 'grinders', keywordCount: 12 });
    expect([out.has('grinders'), out.ids(), out.keywords()]).toEqual([false, ['kettles'], 3]);
    out.clear();
    expect(out.groups()).toBe(0);
    dispose();
  });
});

it('beneath the finest level there is none', () => {
  expect([finer('BROAD'), finer('STANDARD'), finer('FINE')]).toEqual(['STANDARD', 'FINE', undefined]);
});
