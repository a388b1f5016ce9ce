import { describe, expect, it } from 'vitest';
import type { Outgoing } from '../../../platform/http/outgoing.ts';
import { corePostOf, webAddress } from './answers.ts';
import { WordPressClient } from './wordpress-client.ts';
import { WordPressRest } from './wordpress-rest.ts';

const clientOf = (answer: (url: URL) => unknown) => {
  const http = {
    request: async ({ url }: { url: string }) => ({ url, status: 200, headers: {}, text: JSON.stringify(answer(new URL(url))) }),
  };
  const access = { root: 'https://example.com/wp-json/', signIn: {} };
  return new WordPressClient(new WordPressRest(http as unknown as Outgoing, access), { hasPlugin: false });
};

describe('terms by their ids', () => {
  it('are all asked for, a hundred at a time', async () => {
    const asked: number[] = [];
    const client = clientOf(({ pathname, searchParams }) => {
      if (pathname.endsWith('/types')) return { post: { slug: 'post', rest_base: 'posts', viewable: true } };
      if (pathname.endsWith('/taxonomies')) return { post_tag: { slug: 'post_tag', rest_base: 'tags', types: ['post'] } };
      const ids = (searchParams.get('include') ?? '').split(',').map(Number);
      asked.push(ids.length);
      return ids.map((id) => ({ id, name: `T${id}`, slug: `t${id}`, description: '', taxonomy: 'post_tag' }));
    });
    const ids = Array.from({ length: 250 }, (_, at) => at + 1);
    expect((await client.termsById('post_tag', ids)).map(({ id }) => id)).toEqual(ids);
    expect(asked).toEqual([100, 100, 50]);
    expect(await client.termsById('post_tag', [])).toEqual([]);
  });
});

describe('a post of core REST', () => {
  it('says nothing of a taxonomy that its answer left out', () => {
    const taxonomies = new Map([
      ['category', 'categories'],
      ['post_tag', 'tags'],
    ]);
    const raw = { raw: 'x' };
    const answer = {
      id: 1,
      type: 'post',
      status: 'publish',
      slug: 'x',
      link: 'x',
      modified_gmt: '2026-01-01T00:00:00',
      title: raw,
      content: raw,
    };
    expect(corePostOf(taxonomies).parse({ ...answer, tags: [] }).terms).toEqual({ post_tag: [] });
    expect(corePostOf(taxonomies).parse({ ...answer, categories: [3], tags: [4] }).terms).toEqual({ category: [3], post_tag: [4] });
  });

  it.each(['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', '/no-host'])(
    'leads nobody to %j',
    (address) => {
      expect(webAddress.parse(address)).toBe('');
    },
  );

  it('leads to its address on the web', () => {
    expect(webAddress.parse('https://example.com/a?p=1')).toBe('https://example.com/a?p=1');
  });
});
