import { expect, it } from 'vitest';
import { describe } from './describe.ts';

it.each([
  [
    '<!-- wp:embed {"url":"https://youtu.be/abc","providerNameSlug":"youtube"} -->\n<figure>…</figure>\n<!-- /wp:embed -->',
    'YouTube embed',
    'https://youtu.be/abc',
  ],
  ['<!-- wp:shortcode -->\n[contact-form-7 id="1"]\n<!-- /wp:shortcode -->', 'Shortcode contact-form-7', '[contact-form-7 id="1"]'],
  ['[gallery ids="1,2"]', 'Shortcode gallery', '[gallery ids="1,2"]'],
  ['<!-- wp:block {"ref":42} /-->', 'Synced pattern', ''],
  [
    '<!-- wp:acme/price-table -->\n<div>From <b>12</b> a month</div>\n<!-- /wp:acme/price-table -->',
    'Price table (acme)',
    'From 12 a month',
  ],
  ['<iframe src="https://example.com/map"></iframe>', 'Embedded page', 'https://example.com/map'],
  ['<!--more-->', 'Read more', ''],
  ['<!-- a note -->', 'Comment', 'a note'],
  ['<dl><dt>Term</dt><dd>Meaning</dd></dl>', 'Definition list', 'Term Meaning'],
  ['<!-- /wp:group -->\n\n<p>Text</p>', 'Blocks that do not close', 'Text'],
])('%s', (raw, name, hint) => {
  expect(describe(raw)).toEqual({ name, hint });
});

it('is short, however long the block', () => {
  expect(describe(`<!-- wp:html -->${'word '.repeat(10_000)}<!-- /wp:html -->`).hint.length).toBeLessThan(150);
});
