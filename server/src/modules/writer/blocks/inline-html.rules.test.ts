import { expect, it } from 'vitest';
import { inlineHtml } from './inline-html.rules.ts';

it.each([
  [
    'keeps emphasis, code and links',
    'A <strong>b</strong> <em>c</em> <code>d</code> <a href="https://x.example/?a=1&b=2">e</a>',
    'A <strong>b</strong> <em>c</em> <code>d</code> <a href="https://x.example/?a=1&amp;b=2">e</a>',
  ],
  ['writes b and i as WordPress does', '<b>x</b> <i>y</i>', '<strong>x</strong> <em>y</em>'],
  ['drops other tags and keeps their words', '<p class="x">One</p> <span style="color:red">two</span><br/>three', 'One two three'],
  ['leaves no script that could run', '<script>alert(1)</script><img src=x onerror=alert(1)>', 'alert(1)'],
  [
    'refuses links that run something',
    '<a href="javascript:alert(1)">x</a> <a href=\'data:text/html,x\'>y</a> <a href="//evil.example">z</a>',
    'x y z',
  ],
  ['closes what is left open', 'a <strong>b <em>c', 'a <strong>b <em>c</em></strong>'],
  ['untangles what is crossed', '<strong>a <em>b</strong> c</em>', '<strong>a <em>b</em></strong> c'],
  ['escapes what is no tag', '3 < 4 & 5 > 2', '3 &lt; 4 &amp; 5 &gt; 2'],
  ['does not escape twice', 'Marks &amp; Spencer&#8217;s &nbsp; &unknown thing;', 'Marks &amp; Spencer’s &nbsp; &amp;unknown thing;'],
  ['can not leave a block', 'x --> <!-- /wp:paragraph --> y', 'x --&gt; &lt;!-- /wp:paragraph --&gt; y'],
])('%s', (_, given, kept) => {
  expect(inlineHtml(given).source).toBe(kept);
});
