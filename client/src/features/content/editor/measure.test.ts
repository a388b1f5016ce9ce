import { describe, expect, it } from 'vitest';
import { countWords, keywordUses, placesOf, readingMinutes, textOf } from './measure.ts';

describe('words', () => {
  it.each([
    ['', 0],
    ['<!-- wp:paragraph {"className":"not these words"} -->\n<p>Two words.</p>\n<!-- /wp:paragraph -->', 2],
    ['<p>half<b>way</b> there</p><p>now</p>', 3],
    ['<p>Don&rsquo;t stop: 1,000 well-made cups &amp; 3.5 g.</p>', 7],
    ['<img alt="a > b" src="x.jpg">One<br>two', 2],
    ['<style>p { color: red }</style><script>let no = "words";</script>ja', 1],
    ['コーヒー豆', 5],
    ['<p>an open comment <!-- that never ends', 3],
    ['5 < 6 stays', 3],
  ])('%s has %i', (html, words) => {
    expect(countWords(textOf(html))).toBe(words);
  });

  it('are read at 220 a minute, and a started minute counts', () => {
    expect([0, 1, 220, 221, 1842].map(readingMinutes)).toEqual([0, 1, 1, 2, 9]);
  });
});

describe('the use of keywords', () => {
  const html =
    '<!-- wp:heading --><h2>A <em>moka pot</em> at home</h2><p>Moka-pot coffee. Every moka&nbsp;pot. Not a mokapot, not moka pots.</p>';
  const use = (keyword: string, title = '') => keywordUses([keyword], title, html)[0];

  it('counts whole phrases in any case, and a hyphen as a space', () => {
    expect(use('moka pot')).toEqual({ text: 'moka pot', count: 3, inTitle: false, inHeading: true });
    expect(use('Moka pot', 'The moka pot')).toEqual({ text: 'Moka pot', count: 4, inTitle: true, inHeading: true });
  });

  it('takes a keyword with signs in it by its letter', () => {
    expect(keywordUses(['c++ (course)?'], 'A c++ (course)? here', '')[0]?.count).toBe(1);
    expect(keywordUses(["what's best"], '', '<p>What’s best</p>')[0]?.count).toBe(1);
    expect(keywordUses([' '], 'anything', '')[0]?.count).toBe(0);
  });

  it('is not found in comments and attributes', () => {
    expect(keywordUses(['grinder'], '', '<!-- grinder --><img alt="grinder">')[0]?.count).toBe(0);
  });

  it('says where', () => {
    const places = (title: string, text: string) => keywordUses(['tea'], title, text).map(placesOf)[0];
    expect(places('Tea', '<h2>Tea</h2>')).toBe('title, heading');
    expect(places('', '<h2>Tea</h2>')).toBe('heading');
    expect(places('', '<p>Tea</p>')).toBe('body');
    expect(places('', '')).toBe('not used');
  });
});
