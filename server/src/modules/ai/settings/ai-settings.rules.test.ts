import { describe, expect, it } from 'vitest';
import { changed, connectionFaults, languageName, languageTag } from './ai-settings.rules.ts';

const stored = { provider: 'openai', baseUrl: null, apiKey: 'sk-secret', model: 'gpt-5' } as const;

describe('a stored key', () => {
  it('stays while the provider and the address stay', () => {
    expect(changed(stored, { model: 'gpt-5-mini' })).toEqual({ ...stored, model: 'gpt-5-mini' });
    expect(changed(stored, { baseUrl: 'https://api.openai.com/v1/' }).apiKey).toBe('sk-secret');
  });

  it('is never sent to another address than the one that it was entered for', () => {
    expect(changed(stored, { baseUrl: 'https://attacker.example/v1' }).apiKey).toBeNull();
    expect(changed(stored, { provider: 'anthropic' }).apiKey).toBeNull();
    expect(changed({ ...stored, baseUrl: 'https://gateway.example/v1' }, { baseUrl: null }).apiKey).toBeNull();
    expect(changed(stored, { baseUrl: 'https://gateway.example/v1', apiKey: 'sk-new' }).apiKey).toBe('sk-new');
  });

  it('can be taken away', () => {
    expect(changed(stored, { apiKey: null }).apiKey).toBeNull();
    expect(changed(stored, { apiKey: ' ' }).apiKey).toBeNull();
  });
});

it('names each field that is missing', () => {
  const paths = (choice: Parameters<typeof connectionFaults>[0]) => connectionFaults(choice).map((fault) => fault.path);
  expect(paths(stored)).toEqual([]);
  expect(paths({ provider: null, baseUrl: null, apiKey: null, model: null })).toEqual([]);
  expect(paths({ provider: 'anthropic', baseUrl: null, apiKey: null, model: null })).toEqual(['input.apiKey', 'input.model']);
  expect(paths({ provider: 'openai-compatible', baseUrl: null, apiKey: null, model: 'llama3.2' })).toEqual(['input.baseUrl']);
});

it('knows languages by their tags, and no others', () => {
  expect(languageTag('DE')).toBe('de');
  expect(languageTag(' pt-br ')).toBe('pt-BR');
  expect(languageTag('German')).toBeNull();
  expect(languageTag('xx-nonsense-tag-')).toBeNull();
  expect(languageName('de')).toBe('German');
  expect(languageName('pt-BR')).toBe('Brazilian Portuguese');
});
