import { describe, expect, it } from 'vitest';
import { stemOf, wordsOf } from './terms.rules.ts';

describe('the words of a keyword', () => {
  it('keep the signs that belong to a name', () => {
    expect(wordsOf('C++ vs .NET 4.5')).toEqual(['c++', 'vs', '.net', '4.5']);
  });

  it('are told apart where the script sets no spaces', () => {
    expect(wordsOf('コーヒーの淹れ方').length).toBeGreaterThan(1);
  });

  it('meet in their stem, each language by its own rules', () => {
    expect(stemOf('grinders')).toBe(stemOf('grinder'));
    expect(stemOf('maisons', 'fr')).toBe(stemOf('maison', 'fr'));
    expect(stemOf('kavos', 'lt')).toBe('kavos');
  });
});
