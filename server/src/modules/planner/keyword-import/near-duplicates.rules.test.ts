import { describe, expect, it } from 'vitest';
import { nearDuplicatesOf } from './near-duplicates.rules.ts';

describe('keywords that are nearly the same', () => {
  it('are shown with the greatest of their differences', () => {
    expect(
      nearDuplicatesOf([
        'café near me',
        'cafe near me',
        'moka pot cleaning',
        'cleaning moka pot',
        'coffee grinder',
        'coffee grinders',
        'french press',
      ]),
    ).toEqual([
      { texts: ['café near me', 'cafe near me'], reason: 'accents' },
      { texts: ['moka pot cleaning', 'cleaning moka pot'], reason: 'word_order' },
      { texts: ['coffee grinder', 'coffee grinders'], reason: 'plural' },
    ]);
  });

  it('stand in one group where they differ by several things', () => {
    expect(nearDuplicatesOf(['coffee cup best', 'best coffee cups', 'best coffee cup'])).toEqual([
      { texts: ['coffee cup best', 'best coffee cups', 'best coffee cup'], reason: 'plural' },
    ]);
  });

  it.each([
    ['box', 'boxes'],
    ['cookie jar', 'cookie jars'],
    ['cookies', 'cookie'],
    ['knife sharpener', 'knives sharpener'],
    ['house', 'houses'],
    ['shoe', 'shoes'],
    ['potato', 'potatoes'],
    ['berry', 'berries'],
    ["men's shoes", 'men shoe'],
  ])('are %s and %s', (one, other) => {
    expect(nearDuplicatesOf([one, other, 'espresso machine with grinder', 'how to clean the filter'])).toHaveLength(1);
  });

  it.each([
    ['university', 'universe'],
    ['bus stop', 'busy stop'],
    ['glass', 'gla'],
    ['running shoe', 'run shoe'],
    ['coffee to go', 'coffee too go'],
  ])('are not %s and %s', (one, other) => {
    expect(nearDuplicatesOf([one, other, 'espresso machine with grinder', 'how to clean the filter'])).toEqual([]);
  });

  it('are known in other languages by their stems', () => {
    const german = [
      'kaffeemaschine kaufen',
      'kaffeemaschinen kaufen',
      'die beste espressokanne für den herd',
      'wie reinigt man eine espressokanne',
    ];
    expect(nearDuplicatesOf(german)).toEqual([{ texts: ['kaffeemaschine kaufen', 'kaffeemaschinen kaufen'], reason: 'plural' }]);
  });
});
