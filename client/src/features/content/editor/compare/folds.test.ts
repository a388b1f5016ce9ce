import { expect, it } from 'vitest';
import type { Row } from './align.ts';
import { folded } from './folds.ts';

const rows = (pattern: string): Row[] => [...pattern].map((letter) => ({ left: undefined, right: undefined, same: letter === '=' }));
const shown = (pattern: string, opened: number[] = []) =>
  folded(rows(pattern), new Set(opened))
    .map((part) => (part.kind === 'fold' ? `(${part.count})` : part.row.same ? '=' : '!'))
    .join('');

it('what is the same is folded away but for the paragraph beside a change', () => {
  expect(shown('=====!====')).toBe('(4)=!=(3)');
  expect(shown('!==!')).toBe('!==!');
  expect(shown('===')).toBe('(3)');
});

it('one alone is not folded away', () => {
  expect(shown('!===!')).toBe('!===!');
});

it('a fold that was opened stays open, the others closed', () => {
  expect(shown('====!====', [0])).toBe('====!=(3)');
  expect(shown('')).toBe('');
});
