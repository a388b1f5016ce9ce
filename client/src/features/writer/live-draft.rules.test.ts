import { describe, expect, it } from 'vitest';
import { countWords, NO_DRAFT, toldOf, withPiece } from './live-draft.rules.ts';

const piece = (attempt: string | null, offset: number, text: string, title: string | null = null) => ({ attempt, offset, text, title });

describe('the text of a draft that is being written', () => {
  const begun = withPiece(withPiece(NO_DRAFT, piece('a', 0, '<p>Soft', 'Water')), piece('a', 7, ' water'));

  it('grows at its end', () => {
    expect(begun).toEqual({ attempt: 'a', html: '<p>Soft water', title: 'Water' });
  });

  it('is not lost and not doubled when the line broke and it comes again from the beginning', () => {
    expect(withPiece(begun, piece('a', 0, '<p>Soft'))).toEqual(begun);
    expect(withPiece(withPiece(begun, piece('a', 0, '<p>Soft')), piece('a', 7, ' water is')).html).toBe('<p>Soft water is');
  });

  it('begins anew with another try, and stays while only the state changes', () => {
    expect(withPiece(begun, piece('b', 0, '<p>Hard'))).toEqual({ attempt: 'b', html: '<p>Hard', title: null });
    expect(withPiece(begun, piece('a', 13, ''))).toEqual(begun);
    expect(withPiece(begun, piece(null, 0, ''))).toEqual(begun);
  });
});

it('words are counted as a reader sees them, half written tags and comments aside', () => {
  expect(countWords('<!-- wp:paragraph --><p>It’s <strong>half</strong>way, <!-- wp:par')).toBe(2);
});

it('who listens is told now and then', () => {
  expect(toldOf('WRITING', 120, 0)).toBeUndefined();
  expect(toldOf('WRITING', 240, 0)).toBe('240 words so far.');
  expect(toldOf('WRITING', 400, 240)).toBeUndefined();
  expect(toldOf('FAILED', 900, 0)).toBeUndefined();
});
