import { describe, expect, it } from 'vitest';
import { titleQueries } from './title-query.rules.ts';

describe('queries over titles', () => {
  it('ask for all words, any two and any one, each as the beginning of a word', () => {
    expect(titleQueries([['clean', 'moka', 'pot']])).toEqual({
      every: "('clean':* & 'moka':* & 'pot':*)",
      two: "('clean':* & 'moka':*) | ('clean':* & 'pot':*) | ('moka':* & 'pot':*)",
      one: "'clean':* | 'moka':* | 'pot':*",
      words: ["'clean':*", "'moka':*", "'pot':*"],
    });
  });

  it('find "battery" by the stem "batteri", and short words as they are', () => {
    expect(titleQueries([['batteri', 'tv']]).one).toBe("'batter':* | 'tv'");
  });

  it('hold whatever sign a keyword has', () => {
    expect(titleQueries([["o'neil", 'a\\b']]).one).toBe("'o''neil':* | 'a\\\\b':*");
  });

  it('are empty where there are no words', () => {
    expect(titleQueries([[]])).toEqual({ every: '', two: '', one: '', words: [] });
  });
});
