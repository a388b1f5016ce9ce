import { expect, it } from 'vitest';
import { type AiSettings, BUILT_IN, changeOf, fieldsOf, keepsKey } from './ai-form.ts';

const stored: AiSettings = {
  provider: 'OPENAI',
  baseUrl: 'https://api.openai.com/v1',
  hasKey: true,
  model: 'gpt-x',
  embeddingModel: null,
  temperature: 0.4,
  language: 'de',
  words: null,
  maxConcurrency: 3,
  environment: [],
};

it('a stored key is neither shown nor sent again, and stays while provider and address do', () => {
  const fields = fieldsOf(stored);
  expect(fields.apiKey).toBe('');
  expect(changeOf(stored, { ...fields, model: 'gpt-y' }, 'keep').input).not.toHaveProperty('apiKey');
  expect(changeOf(stored, { ...fields, apiKey: ' sk-new ' }, 'replace').input.apiKey).toBe('sk-new');
  expect(changeOf(stored, fields, 'remove').input.apiKey).toBeNull();
});

it('another provider or address wants its own key', () => {
  const fields = fieldsOf(stored);
  expect(keepsKey(stored, { ...fields, provider: 'ANTHROPIC' })).toBe(false);
  expect(keepsKey(stored, { ...fields, baseUrl: 'https://other.example/v1' })).toBe(false);
  expect(changeOf(stored, { ...fields, provider: 'ANTHROPIC', apiKey: 'sk-ant' }, 'keep').input.apiKey).toBe('sk-ant');
});

it('no provider takes the whole connection away, and keeps the defaults', () => {
  expect(changeOf(stored, { ...fieldsOf(stored), provider: BUILT_IN }, 'keep').input).toEqual({
    provider: null,
    baseUrl: null,
    apiKey: null,
    model: null,
    embeddingModel: null,
    language: 'de',
    words: null,
    temperature: 0.4,
    maxConcurrency: 3,
  });
});

it('where the environment decides, only the defaults are sent', () => {
  const { input } = changeOf({ ...stored, environment: ['IGNY8_AI_MODEL'] }, { ...fieldsOf(stored), words: '900' }, 'keep');
  expect(input).toEqual({ embeddingModel: null, language: 'de', words: 900, temperature: 0.4, maxConcurrency: 3 });
});

it('figures that cannot be are refused beside their field', () => {
  expect(Object.keys(changeOf(stored, { ...fieldsOf(stored), words: 'many', temperature: '9' }, 'keep').wrong)).toEqual([
    'words',
    'temperature',
  ]);
});
