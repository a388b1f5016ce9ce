import { describe, expect, it } from 'vitest';
import { foldersOf, isSameSite, pastedAddresses, siteOfRoot } from './pasted-address.rules.ts';

const looked = (pasted: string) => pastedAddresses(pasted).map(({ href }) => href);

describe('a pasted address', () => {
  it.each([
    ['example.com', ['https://example.com/', 'http://example.com/']],
    ['  <https://example.com>  ', ['https://example.com/']],
    ['HTTP://Example.com/blog/', ['https://example.com/blog/', 'http://example.com/blog/']],
    ['example.com/wp-admin/edit.php?post_type=page', ['https://example.com/', 'http://example.com/']],
    ['https://example.com/blog/wp-login.php?redirect_to=%2F#top', ['https://example.com/blog/']],
    ['https://example.com/wp-json/wp/v2/posts', ['https://example.com/']],
    ['//example.com/a//b', ['https://example.com/a/b', 'http://example.com/a/b']],
    ['http://127.0.0.1:8081/wp-admin', ['https://127.0.0.1:8081/', 'http://127.0.0.1:8081/']],
    ['bücher.example', ['https://xn--bcher-kva.example/', 'http://xn--bcher-kva.example/']],
  ])('%s is looked for by https first, and by http only where https was not asked for', (pasted, addresses) => {
    expect(looked(pasted)).toEqual(addresses);
  });

  it('is refused where it is none, or holds a password', () => {
    for (const pasted of ['', 'ftp://example.com', 'javascript://alert(1)', 'two words', 'https://', 'a:b@example.com']) {
      expect(() => pastedAddresses(pasted), pasted).toThrow(/address/);
    }
  });

  it('may be of a page: WordPress stands in its folder or in one above', () => {
    expect(foldersOf(new URL('https://example.com/blog/2026/tea/'))).toEqual([
      'https://example.com/blog/2026/tea',
      'https://example.com/blog/2026',
      'https://example.com/blog',
      'https://example.com',
    ]);
  });
});

it('a site is the same with and without www and by either scheme, and no other', () => {
  const same = (one: string, other: string) => isSameSite(new URL(one), new URL(other));
  expect(same('http://example.com', 'https://www.example.com/blog')).toBe(true);
  expect(same('https://example.com', 'https://example.com.evil.example')).toBe(false);
  expect(same('https://example.com', 'https://shop.example.com')).toBe(false);
  expect(same('http://127.0.0.1:1', 'http://127.0.0.1:2')).toBe(false);
});

it('the address of a site is what stands before its REST API, or its own word where the prefix was changed', () => {
  expect(siteOfRoot('https://example.com/blog/wp-json/', '')).toBe('https://example.com/blog');
  expect(siteOfRoot('https://example.com/?rest_route=/', '')).toBe('https://example.com');
  expect(siteOfRoot('https://example.com/index.php/wp-json/', '')).toBe('https://example.com');
  expect(siteOfRoot('https://example.com/blog/api/', 'http://example.com/blog/')).toBe('https://example.com/blog');
  expect(siteOfRoot('https://example.com/api/', 'https://evil.example/x')).toBe('https://example.com');
});
