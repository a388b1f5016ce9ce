import { describe, expect, it } from 'vitest';
import { excerptOf, plainText } from './excerpt.rules.ts';
import { readSearch } from './search-text.rules.ts';

const excerpt = (html: string, said: string) => {
  const search = readSearch(said);
  return excerptOf(html, 'terms' in search ? search.terms : []);
};
const marked = (html: string, said: string) =>
  excerpt(html, said)
    .map(({ text, matched }) => (matched ? `[${text}]` : text))
    .join('');
const filler = (count: number) => Array.from({ length: count }, (_, n) => `word${n}`).join(' ');

describe('an excerpt', () => {
  it('shows the whole of a short text and marks every match, as far as the word goes', () => {
    expect(marked('<p>Kettles: which kettle?</p>', 'kettl')).toBe('[Kettles]: which [kettle]?');
  });

  it('cuts a long text at words, and says where it was cut', () => {
    const line = marked(`<p>${filler(60)} a moka pot ${filler(60)}</p>`, 'moka');
    expect(line).toMatch(/^… word\d+ .* a \[moka\] pot word0 .* word\d+ …$/);
    expect(line.length).toBeLessThan(230);
  });

  it('takes the place that holds the most of the words before an earlier one with fewer', () => {
    const line = marked(`<p>Here is moka alone. ${filler(80)} moka pot together. ${filler(80)}</p>`, 'moka pot');
    expect(line).toContain('[moka] [pot] together.');
    expect(line).not.toContain('alone');
  });

  it('shows two places where the words are far from each other, in the order of the text', () => {
    expect(marked(`<p>The pot first. ${filler(90)} and moka last.</p>`, 'moka pot')).toMatch(
      /^The \[pot\] first\. word0 .* word\d+ … .*and \[moka\] last\.$/,
    );
  });

  it('marks words in quotes only where they follow each other, and never the middle of a word', () => {
    expect(marked('<p>A pot of moka. A moka <em>pot</em>. Teapots.</p>', '"moka pot"')).toBe('A pot of moka. A [moka pot]. Teapots.');
    expect(excerpt('<p>Teapots and mokapots.</p>', 'pot')).toEqual([]);
    expect(excerpt('<p>Pots.</p>', '"pot"')).toEqual([]);
  });

  it('is empty for what is only left out, for signs and for an address', () => {
    for (const said of ['-pot', '!!!', '""', 'https://example.test/pot', '']) expect(excerpt('<p>A pot.</p>', said), said).toEqual([]);
  });

  it('finds letters of every script, in any case', () => {
    expect(marked('<p>Crème BRÛLÉE</p>', 'brûl')).toBe('Crème [BRÛLÉE]');
    expect(marked('<p>हिन्दी में</p>', 'हिन्दी')).toBe('[हिन्दी] में');
  });

  it('cuts a text without spaces too', () => {
    expect(excerpt(`<p>京都${'茶'.repeat(5_000)}</p>`, '京都')[0]?.text.length).toBeLessThan(5_100);
    expect(marked(`<p>${'茶'.repeat(5_000)} 京都 ${'茶'.repeat(5_000)}</p>`, '京都').length).toBeLessThan(260);
  });
});

describe('the text that people read', () => {
  it('has no block comments, scripts, styles and tags, and its entities decoded', () => {
    expect(
      plainText(
        '<!-- wp:html {"a":"b > c"} --><style>p { color: red }</style><script>if (a < b) x()</script><p class="x">Fish &amp; chips&nbsp;&#8211; 5 &lt; 6 caf&eacute; &#x1F375; &bogus;</p>',
      ),
    ).toBe('Fish & chips – 5 < 6 café 🍵 &bogus;');
  });

  it('parts words at tags, but not at those that only set letters apart', () => {
    expect(plainText('<td>one</td><td>two</td> H<sub>2</sub>O, <a href="/x">a link</a>.')).toBe('one two H2O, a link.');
  });

  it('goes on past what is opened a thousand times and never closed', () => {
    for (const opening of ['<!-- ', '<b ', '<a ', '<style ', '<script>']) {
      const text = `<p>Moka</p> ${opening.repeat(200_000 / opening.length)}`;
      expect(plainText(text).startsWith('Moka'), opening).toBe(true);
    }
  });

  it('keeps a sign that opens no tag', () => {
    expect(plainText('<p>a < b and &#0; &#99999999;</p>')).toBe('a < b and &#0; &#99999999;');
  });
});
