import { describe, expect, it } from 'vitest';
import { isCountry, readCountry } from './countries.rules.ts';
import { readIntent } from './intent-cells.rules.ts';
import { cellsOfLine, piecesOfLine } from './list-lines.rules.ts';

describe('a country', () => {
  it.each([
    ['us', 'US'],
    ['US', 'US'],
    ['UK', 'GB'],
    ['United States', 'US'],
    ['united kingdom', 'GB'],
    ['Deutschland', 'DE'],
    ['Allemagne', 'DE'],
    ['España', 'ES'],
    ['South Korea', 'KR'],
    ['Czech Republic', 'CZ'],
    ['en-US', 'US'],
    ['de_AT', 'AT'],
  ])('%s is %s', (text, code) => {
    expect(readCountry(text)).toBe(code);
  });

  it('is none where the figures are for the whole world, or nothing is known', () => {
    expect(['Worldwide', 'Global', 'All locations', '', '—'].map(readCountry)).toEqual([null, null, null, null, null]);
  });

  it('is refused where there is no such one', () => {
    expect(() => readCountry('Atlantis')).toThrow('“Atlantis” is not a country');
    expect(['XX', 'ZZ', 'EU', 'DD'].filter(isCountry)).toEqual([]);
  });
});

describe('an intent', () => {
  it.each([
    ['Informational', 'informational'],
    ['Commercial, Transactional', 'commercial'],
    ['informational,navigational', 'informational'],
    ['T', 'transactional'],
    ['0', 'commercial'],
    ['1', 'informational'],
    ['2', 'navigational'],
    ['3,1', 'transactional'],
    ['Branded, Local, Informational', 'informational'],
    ['Branded', null],
    ['', null],
  ])('%s is %s', (text, intent) => {
    expect(readIntent(text)).toBe(intent);
  });
});

describe('a line of a list', () => {
  it.each([
    ['moka pot', 'moka pot', ''],
    ['moka pot,', 'moka pot', ''],
    ['paris, france hotels', 'paris, france hotels', ''],
    ['moka pot, 1,200', 'moka pot', '1,200'],
    ['moka pot;1.2K', 'moka pot', '1.2K'],
    ['moka pot, 1K – 10K', 'moka pot', '1K – 10K'],
    ['"clean, a moka pot"', 'clean, a moka pot', ''],
    ['"12"" pizza stone", 90', '12" pizza stone', '90'],
    ['top 10 moka pots', 'top 10 moka pots', ''],
  ])('%s has the keyword and its volume', (line, keyword, volume) => {
    expect(cellsOfLine(line)).toEqual([keyword, volume]);
  });

  it('has pieces between commas, and no empty ones', () => {
    expect(piecesOfLine('moka pot, "french press",, aeropress ,', ',')).toEqual(['moka pot', 'french press', 'aeropress']);
  });
});
