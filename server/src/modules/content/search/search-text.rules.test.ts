import { describe, expect, it } from 'vitest';
import { readSearch } from './search-text.rules.ts';

const terms = (said: string) => {
  const search = readSearch(said);
  if (!('terms' in search)) throw new Error('That is an address.');
  return search.terms.map(({ text, isBeginning, isLeftOut }) => `${isLeftOut ? '-' : ''}${text}${isBeginning ? '*' : ''}`);
};

describe('what somebody searches for', () => {
  it('is words, each a beginning; quoted words as they stand; and words to leave out', () => {
    expect(terms('moka "stove top" -pot -"too hot"')).toEqual(['moka*', 'stove top', '-pot', '-too hot']);
    expect(terms('“stove top” «moka»')).toEqual(['stove top', 'moka']);
  });

  it('takes an open quote as one that is being typed', () => {
    expect(terms('"stove t')).toEqual(['stove t*']);
    expect(terms('"')).toEqual([]);
  });

  it('takes words that signs hold together as words that follow each other', () => {
    expect(terms('moka-pot and/or 3.14 a@b.com')).toEqual(['moka pot*', 'and or*', '3 14*', 'a b com*']);
  });

  it('is nothing where there are only signs between words', () => {
    for (const said of ['', '  ', '-', '--', '""', '. .', '<>', '\0']) expect(terms(said), said).toEqual([]);
  });
});

describe('an address', () => {
  const address = (said: string) => {
    const search = readSearch(said);
    return 'address' in search ? search.address : null;
  };

  it('is known by its scheme, its www or its slash; what follows the path does not count', () => {
    expect(address('https://www.example.test/moka/?utm_source=x#top')).toEqual({ part: 'example.test/moka/', postId: null });
    expect(address('HTTP://Example.test')).toEqual({ part: 'example.test', postId: null });
    expect(address('www.example.test/a')).toEqual({ part: 'example.test/a', postId: null });
    expect(address('/moka/')).toEqual({ part: '/moka/', postId: null });
    expect(address('moka/pot')).toBeNull();
    expect(address('/moka pot')).toBeNull();
  });

  it('names a post by its id, as the editor of WordPress does', () => {
    expect(address('https://example.test/wp-admin/post.php?post=1987&action=edit')).toEqual({ part: null, postId: 1987 });
    expect(address('https://example.test/?p=12&preview=true')).toEqual({ part: null, postId: 12 });
  });

  it('is written as WordPress writes it', () => {
    expect(address('/東京/')).toEqual({ part: '/%E6%9D%B1%E4%BA%AC/', postId: null });
  });

  it('that is none is words', () => {
    expect(terms('http://[')).toEqual(['http [*']);
  });
});
