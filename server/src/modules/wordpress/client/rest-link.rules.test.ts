import { expect, it } from 'vitest';
import { restLinkIn } from './rest-link.rules.ts';

const page = (link: string | undefined, text = '') => ({ url: 'https://example.com/blog/', headers: { ...(link && { link }) }, text });

it.each([
  ['in its header', page('<https://example.com/blog/wp-json/>; rel="https://api.w.org/"'), 'https://example.com/blog/wp-json/'],
  [
    'among other links',
    page('</a.css>; rel=preload, <https://example.com/wp-json/>; rel="https://api.w.org/", </b>; rel=shortlink'),
    'https://example.com/wp-json/',
  ],
  ['without quotes', page('<https://example.com/api>; rel=https://api.w.org/'), 'https://example.com/api/'],
  [
    'with plain permalinks',
    page('<https://example.com/index.php?rest_route=/>; rel="https://api.w.org/"'),
    'https://example.com/index.php?rest_route=/',
  ],
  ['in its head', page(undefined, "<link rel='https://api.w.org/' href='/blog/wp-json/' />"), 'https://example.com/blog/wp-json/'],
  ['nowhere', page('</a>; rel=preload', '<link rel="stylesheet" href="/a.css">'), undefined],
  ['at no address', page('<javascript:alert(1)>; rel="https://api.w.org/"'), undefined],
  ['at one with a password', page('<https://a:b@example.com/wp-json/>; rel="https://api.w.org/"'), undefined],
])('a page names its REST API %s', (_where, found, link) => {
  expect(restLinkIn(found)).toBe(link);
});
