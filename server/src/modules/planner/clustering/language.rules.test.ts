import { describe, expect, it } from 'vitest';
import { languageReader } from './language.rules.ts';

const languagesOf = (texts: string[]) => texts.map(languageReader(texts));

describe('the language of keywords', () => {
  it('is that of the list, where a keyword alone tells too little', () => {
    const english = ['pour over coffee', 'moka pot', 'café latte', 'best coffee grinder', 'how to clean a coffee grinder'];
    expect(languagesOf(english)).toEqual(english.map(() => 'en'));
    const german = ['kaffeemühle test', 'moka kanne reinigen', 'kaffee kaufen', 'wie reinigt man eine kaffeemühle'];
    expect(languagesOf(german)).toEqual(german.map(() => 'de'));
  });

  it('is never English in another script', () => {
    const [english, japanese] = languagesOf(['coffee grinder for espresso', 'コーヒーの淹れ方', 'how to make espresso at home']);
    expect(english).toBe('en');
    expect(japanese).toBe('ja');
  });
});
