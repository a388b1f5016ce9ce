import { describe, expect, it } from 'vitest';
import { parseBlocks } from '../../../../test/kit/blocks.ts';
import type { DraftBrief } from '../draft-brief.ts';
import { type DraftAnswer, draftAnswer, draftFault, draftRequest, renderDraft } from './draft.prompt.ts';

const words = 'Descale a kettle once a month where the water is hard, and twice a year where it is soft. '.repeat(4);
const answer: DraftAnswer = {
  title: ' How to descale a kettle ',
  blocks: [
    { type: 'paragraph', text: `<strong>In short:</strong> ${words}` },
    { type: 'heading', level: 2, text: 'What you need <script>' },
    { type: 'list', ordered: true, items: ['Vinegar', ' ', 'Water & time'] },
    { type: 'table', head: ['Water', 'How often'], rows: [['Hard', 'Monthly'], ['Soft']] },
    { type: 'quote', text: '[Fill in: a customer]' },
    { type: 'paragraph', text: '  ' },
  ],
};

describe("a model's draft", () => {
  it('becomes blocks, without empty ones, and with gaps marked', () => {
    const { title, contentHtml } = renderDraft(draftAnswer.parse(answer));
    expect(title).toBe('How to descale a kettle');
    expect(parseBlocks(contentHtml).map((block) => [block.name, block.inner.length])).toEqual([
      ['paragraph', 0],
      ['heading', 0],
      ['list', 2],
      ['table', 0],
      ['quote', 1],
    ]);
    expect(contentHtml).toContain('<mark>[Fill in: a customer]</mark>');
    expect(contentHtml).toContain('<td>Soft</td><td></td>');
    expect(contentHtml).not.toContain('<script');
  });

  it.each([
    ['without a title', { ...answer, title: ' ' }, 'article', 'title is empty'],
    ['of a few words', { title: 'T', blocks: [{ type: 'paragraph', text: 'Too short.' }] }, 'article', 'only 2 words'],
    ['of a comparison without a table', { ...answer, blocks: answer.blocks.slice(0, 3) }, 'comparison', 'needs a table'],
    ['of a tutorial without steps', { ...answer, blocks: answer.blocks.slice(0, 2) }, 'tutorial', 'ordered list'],
  ] as [string, DraftAnswer, DraftBrief['structure'], string][])('%s is refused, with the fault named', (_, draft, structure, fault) => {
    expect(draftFault(draft, { structure })).toContain(fault);
  });

  it('that is whole is taken', () => {
    expect(draftFault(answer, { structure: 'comparison' })).toBeNull();
  });

  it('is asked for with everything that the task says', () => {
    const request = draftRequest({
      siteName: 'Kettle & Co',
      title: 'Descaling',
      contentType: 'article',
      structure: 'tutorial',
      clusterName: 'Kettles',
      clusterDescription: 'All about kettles',
      primaryKeyword: 'descale kettle',
      keywords: ['limescale', 'vinegar'],
      tone: 'calm',
      targetCountry: 'GB',
      brief: 'Short.',
      termName: null,
      related: [{ title: 'Hard water', url: 'https://k.example/hard' }],
    });
    for (const part of [
      'Descaling',
      'A tutorial',
      'Kettles (All about kettles)',
      'descale kettle',
      'limescale; vinegar',
      'calm',
      'GB',
      'Short.',
      '- Hard water: https://k.example/hard',
    ]) {
      expect(request).toContain(part);
    }
    expect(request).not.toContain('null');
  });
});
