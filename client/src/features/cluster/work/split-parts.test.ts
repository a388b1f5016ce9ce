import { createRoot } from 'solid-js';
import { expect, it } from 'vitest';
import { createSplitParts } from './split-parts.ts';

const keywords = (...ids: string[]) => ids.map((id) => ({ id, text: id, volume: 10 }));
const preview = [
  { name: 'Grinders', stays: true, keywords: keywords('a', 'b', 'c') },
  { name: 'Hand grinders', stays: false, keywords: keywords('d', 'e') },
  { name: 'Burr care', stays: false, keywords: keywords('f') },
];
const withParts = (use: (parts: ReturnType<typeof createSplitParts>) => void) =>
  createRoot((dispose) => {
    use(createSplitParts(preview));
    dispose();
  });

it('untouched, the parts of the engine are meant, whatever they are called', () => {
  withParts((split) => {
    expect(split.input()).toBeNull();
    expect([split.taken().length, split.staying()]).toEqual([2, 3]);
  });
});

it('what is not taken stays, and what is taken has the name that it was given', () => {
  withParts((split) => {
    split.rename(0, '  Manual grinders ');
    split.take(1, false);
    expect(split.input()).toEqual([{ name: 'Manual grinders', keywordIds: ['d', 'e'] }]);
    expect(split.staying()).toBe(4);
  });
});

it('a part without a name, or with that of another, is told so, unless it is not taken', () => {
  withParts((split) => {
    split.rename(1, 'hand GRINDERS');
    expect(split.faults()).toEqual({ 1: 'Another part has this name.' });
    split.rename(0, ' ');
    expect(split.faults()).toEqual({ 0: 'Give it a name.' });
    split.take(0, false);
    expect(split.faults()).toEqual({});
  });
});
