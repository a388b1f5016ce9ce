import { expect, it } from 'vitest';
import { safeBlocks } from './safe-html.ts';

const shown = (html: string) =>
  safeBlocks(html)
    .map((block) => block.outerHTML)
    .join('');

it('blocks stand as they were written, without what WordPress alone reads', () => {
  expect(
    shown('<!-- wp:heading --><h2 class="wp-block-heading x" id="a">Why</h2><!-- /wp:heading -->\n<p>Soft <strong>water</strong></p>'),
  ).toBe('<h2 class="wp-block-heading">Why</h2><p>Soft <strong>water</strong></p>');
});

it('a text that is still being written is shown as far as it has come', () => {
  expect(shown('<!-- wp:paragraph --><p>Soft <stro')).toBe('<p>Soft </p>');
  expect(shown('<!-- wp:list --><ul><li>One</li><li>Tw')).toBe('<ul><li>One</li><li>Tw</li></ul>');
  expect(shown('<p>Soft</p><!-- wp:par')).toBe('<p>Soft</p>');
});

it('nothing in it runs, submits or asks another server for anything', () => {
  const hostile =
    '<p onclick="steal()" style="position:fixed">Hi<script>steal()</script></p><img src="https://spy.example/x.png" alt="a kettle" onerror="steal()">' +
    '<iframe srcdoc="spy"></iframe><form action="https://spy.example"><input name="q"></form>' +
    '<a href="javascript:steal()">bad</a> <a href="https://example.com/x" onclick="steal()">good</a><svg><script>steal()</script></svg>';
  const html = shown(hostile);
  expect(html).not.toMatch(/steal|spy|style|form|<img|<iframe|<svg/);
  expect(html).toContain('Picture: a kettle');
  expect(html).toContain('<a href="https://example.com/x" target="_blank" rel="noopener noreferrer">good</a>');
  expect(html).toContain('<a>bad</a>');
});

it('questions stand open, so that their answers can be read over', () => {
  expect(shown('<details class="wp-block-details"><summary>Why?</summary><p>So.</p></details>')).toContain('open=""');
});
