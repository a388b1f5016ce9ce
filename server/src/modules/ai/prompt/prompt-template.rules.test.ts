import { expect, it } from 'vitest';
import { fillPrompt, promptFaults } from './prompt-template.rules.ts';

const variables = [
  { name: 'site', description: 'The site.' },
  { name: 'tone', description: 'The tone.' },
];

it('fills what is known, and leaves nothing where there is no value', () => {
  expect(fillPrompt('For {{site}}, {{ tone }}.', { site: 'Kettle & Co', tone: null })).toBe('For Kettle & Co, .');
});

it('takes values as text: what looks like a place in them is none', () => {
  expect(fillPrompt('For {{site}}.', { site: '{{tone}} $& $1', tone: 'loud' })).toBe('For {{tone}} $& $1.');
});

it('refuses unknown variables by name, each once', () => {
  expect(promptFaults('{{site}} {{sit}} {{ sit }} {{constructor}}', variables).map((fault) => fault.message)).toEqual([
    'There is no variable {{sit}}. There are: {{site}}, {{tone}}.',
    'There is no variable {{constructor}}. There are: {{site}}, {{tone}}.',
  ]);
  expect(promptFaults('Write well, { "as": {"json": 1} }.', variables)).toEqual([]);
  expect(promptFaults(' ', variables)[0]?.message).toContain('empty');
});
