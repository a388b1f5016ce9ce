import { describe, expect, it } from 'vitest';
import { draftAnswerFor } from '../../../../test/kit/draft-answers.ts';
import { structuresOf } from '../../planner/content-structure.rules.ts';
import type { DraftBrief } from '../draft-brief.ts';
import { renderDraft } from '../prompts/draft.prompt.ts';
import { liveDraft } from './live-draft.rules.ts';
import { readPartialJson } from './partial-json.rules.ts';

const brief = (structure: DraftBrief['structure']): DraftBrief => ({
  siteName: 'Kettle & Co',
  title: 'Descaling',
  contentType: 'article',
  structure,
  clusterName: 'Kettles',
  clusterDescription: null,
  primaryKeyword: 'descale kettle',
  keywords: [],
  tone: null,
  targetCountry: null,
  brief: null,
  language: null,
  words: null,
  termName: null,
  related: [],
});

describe('JSON that is still being written', () => {
  it.each([
    ['', undefined],
    ['Sure', undefined],
    ['{', {}],
    ['{"ti', {}],
    ['{"title"', {}],
    ['{"title":', {}],
    ['{"title":"', { title: '' }],
    ['{"title":"A \\', { title: 'A ' }],
    ['{"title":"A \\u00', { title: 'A ' }],
    ['{"title":"A \\"b\\"","n":1', { title: 'A "b"' }],
    ['{"title":"A","n":12,', { title: 'A', n: 12 }],
    ['{"a":[1,2', { a: [1] }],
    ['{"a":[{"b":"c"},{"d', { a: [{ b: 'c' }, {}] }],
    ['```json\n{"a":"{[\\"}"', { a: '{["}' }],
    ['{"a":"b"} and more', { a: 'b' }],
  ])('%s is read as far as it goes', (text, value) => {
    expect(readPartialJson(text)).toEqual(value);
  });
});

describe('a draft while it is written', () => {
  it.each(Object.values(structuresOf).flat())('of a %s only grows, a few letters at a time, towards what is saved', (structure) => {
    const about = brief(structure);
    const answer = draftAnswerFor(structure);
    const raw = JSON.stringify(answer);
    const whole = renderDraft(answer, about).contentHtml;
    let shown = '';
    let steps = 0;
    for (let length = 1; length <= raw.length; length += length < 200 ? 1 : 3) {
      const { html } = liveDraft(raw.slice(0, length), about);
      expect(html.startsWith(shown), `${shown.slice(-80)} -> ${html.slice(-80)}`).toBe(true);
      expect(whole.startsWith(html), html.slice(-80)).toBe(true);
      if (html.length > shown.length) steps += 1;
      shown = html;
    }
    expect(shown.length).toBeGreaterThan(whole.length * 0.8);
    expect(steps).toBeGreaterThan(50);
  });

  it('has its title when that is whole', () => {
    expect(liveDraft('{"title":"How to descale a ket', brief('article'))).toEqual({ title: null, html: '' });
    expect(liveDraft('{"title":"How to descale a kettle","blocks":[', brief('article')).title).toBe('How to descale a kettle');
  });

  it('shows no half tag, entity, gap or character', () => {
    const html = (text: string) =>
      liveDraft(`{"title":"T","blocks":[{"type":"paragraph","text":${JSON.stringify(text).slice(0, -1)}`, brief('article')).html;
    for (const half of ['Soft <stro', 'Soft <strong>wa', 'Soft [Add: what', 'Soft &am', 'Soft \ud83d']) {
      expect(html(half)).toBe('<!-- wp:paragraph -->\n<p>Soft');
    }
    expect(html('Soft <strong>water</strong>')).toBe('<!-- wp:paragraph -->\n<p>Soft <strong>water</strong>');
  });
});
