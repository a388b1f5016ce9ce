import { expect, it } from 'vitest';
import { html, paragraph } from './blocks.rules.ts';
import { gap, openGaps, toDelete } from './gaps.rules.ts';

it('finds what is still to do, in order, and nothing else', () => {
  const text = paragraph(
    html`Price: ${gap('today’s.')} See [1] and ${'[Add: typed by hand into a keyword]'}. ${toDelete('this, at the end')}`,
  );
  expect(openGaps(text)).toEqual(['[Add: today’s.]', '[Delete: this, at the end]']);
  expect(openGaps('<p>[gallery] [Additional reading] [add: small]</p>')).toEqual([]);
});

it('is one gap, whatever keyword stands in it', () => {
  const text = gap('what “a [b] c” <i>means</i> --> & more').source;
  expect(text).toBe('[Add: what “a (b) c” &lt;i&gt;means&lt;/i&gt; --&gt; &amp; more]');
  expect(openGaps(text)).toEqual([text]);
});
