import { expect, it } from 'vitest';
import { costOf, priceOf } from './prices.rules.ts';

const on = new Date('2026-11-22T00:00:00Z');
const openai = { vendor: 'openai', host: 'api.openai.com' } as const;

it('sums what is sent and what is written, each at its price', () => {
  const tokens = { inputTokens: 1_000_000, outputTokens: 500_000 };
  expect(costOf({ ...openai, model: 'gpt-5-mini' }, tokens, on)).toBeCloseTo(0.25 + 1);
});

it('knows dated and preview editions of a model', () => {
  const price = priceOf({ vendor: 'anthropic', host: 'api.anthropic.com', model: 'claude-sonnet-4-5' }, on);
  expect(price).not.toBeNull();
  expect(priceOf({ vendor: 'anthropic', host: 'api.anthropic.com', model: 'claude-sonnet-4-5-20250929' }, on)).toEqual(price);
  expect(priceOf({ ...openai, model: 'gpt-5-2025-08-07' }, on)).toEqual(priceOf({ ...openai, model: 'gpt-5' }, on));
  expect(priceOf({ vendor: 'google', host: 'x', model: 'gemini-2.5-flash-preview-09-2025' }, on)).toEqual(
    priceOf({ vendor: 'google', host: 'x', model: 'gemini-2.5-flash' }, on),
  );
});

it('follows a price that the vendor has announced to change', () => {
  const flash = { vendor: 'google', host: 'x', model: 'gemini-3.8-flash' } as const;
  expect(priceOf(flash, on)?.input).toBe(0.75);
  expect(priceOf(flash, new Date('2027-01-01T00:00:00Z'))?.input).toBe(1.5);
});

it('does not guess: an unknown model, another seller, or tokens that nobody counted have no cost', () => {
  const tokens = { inputTokens: 10, outputTokens: 10 };
  expect(costOf({ ...openai, model: 'gpt-99' }, tokens, on)).toBeNull();
  expect(costOf({ ...openai, model: 'constructor' }, tokens, on)).toBeNull();
  expect(costOf({ vendor: 'openai-compatible', host: 'localhost:11434', model: 'gpt-5' }, tokens, on)).toBeNull();
  expect(costOf({ vendor: 'openai-compatible', host: 'api.openai.com', model: 'gpt-5' }, tokens, on)).not.toBeNull();
  expect(costOf({ ...openai, model: 'gpt-5' }, { inputTokens: 10, outputTokens: null }, on)).toBeNull();
});
