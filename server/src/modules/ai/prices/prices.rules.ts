/**
 * What models cost, in US dollars: the one table. Facts from the vendors' own price pages (developers.openai.com/api/docs/pricing,
 * platform.claude.com/docs/about-claude/pricing, ai.google.dev/gemini-api/docs/pricing), standard tier, short prompts, without
 * discounts for cached input, so that a sum is what is paid at most. A model that is not in it has no price: unknown stays unknown.
 */
import { AiVendor } from '../provider/vendors.rules.ts';

export const PRICES_AS_OF = '2026-11-06';

interface Price {
  /** For a million tokens. */
  input: number;
  output: number;
  /** The last day of this price, where the vendor has named one. */
  until?: string;
}

export interface PricedModel {
  vendor: AiVendor;
  /** An endpoint of another host sells at its own prices. */
  host: string;
  model: string;
}

export interface Tokens {
  inputTokens: number | null;
  outputTokens: number | null;
}

const gemini36to38Flash: Price[] = [
  { input: 0.75, output: 3.75, until: '2026-12-31' },
  { input: 1.5, output: 7.5 },
];

const BY_VENDOR: Partial<Record<AiVendor, Record<string, Price | Price[]>>> = {
  openai: {
    'gpt-6-astra': { input: 10, output: 50 },
    'gpt-6.1-sol': { input: 2, output: 10 },
    'gpt-6-sol': { input: 2, output: 10 },
    'gpt-6-luna': { input: 0.1, output: 0.5 },
    'gpt-5.6-terra': { input: 2, output: 12 },
    'gpt-5.6-luna': { input: 0.2, output: 1.2 },
    'gpt-5.5': { input: 5, output: 30 },
    'gpt-5.4': { input: 2.5, output: 15 },
    'gpt-5.4-mini': { input: 0.75, output: 4.5 },
    'gpt-5.4-nano': { input: 0.2, output: 1.25 },
    'gpt-5.2': { input: 1.75, output: 14 },
    'gpt-5.1': { input: 1.25, output: 10 },
    'gpt-5': { input: 1.25, output: 10 },
    'gpt-5-mini': { input: 0.25, output: 2 },
    'gpt-5-nano': { input: 0.05, output: 0.4 },
    'gpt-4.1': { input: 2, output: 8 },
    'gpt-4.1-mini': { input: 0.4, output: 1.6 },
    'gpt-4.1-nano': { input: 0.1, output: 0.4 },
    'gpt-4o': { input: 2.5, output: 10 },
    'gpt-4o-mini': { input: 0.15, output: 0.6 },
    'o4-mini': { input: 1.1, output: 4.4 },
    o3: { input: 2, output: 8 },
  },
  anthropic: {
    'claude-fable-5-1': { input: 10, output: 50 },
    'claude-fable-5': { input: 10, output: 50 },
    'claude-opus-5-5': { input: 4, output: 20 },
    'claude-opus-5': { input: 5, output: 25 },
    'claude-sonnet-5-5': { input: 2, output: 10 },
    'claude-sonnet-5': { input: 2, output: 10 },
    'claude-haiku-5-5': { input: 0.1, output: 0.5 },
    'claude-opus-4-8': { input: 5, output: 25 },
    'claude-opus-4-7': { input: 5, output: 25 },
    'claude-opus-4-6': { input: 5, output: 25 },
    'claude-opus-4-5': { input: 5, output: 25 },
    'claude-opus-4-1': { input: 15, output: 75 },
    'claude-opus-4': { input: 15, output: 75 },
    'claude-sonnet-4-6': { input: 3, output: 15 },
    'claude-sonnet-4-5': { input: 3, output: 15 },
    'claude-sonnet-4': { input: 3, output: 15 },
    'claude-haiku-4-5': { input: 1, output: 5 },
    'claude-3-haiku': { input: 0.25, output: 1.25 },
  },
  google: {
    'gemini-3.8-flash': gemini36to38Flash,
    'gemini-3.7-flash': gemini36to38Flash,
    'gemini-3.6-flash': gemini36to38Flash,
    'gemini-3.5-flash': { input: 1.5, output: 9 },
    'gemini-3.1-pro': { input: 2, output: 12 },
    'gemini-3.1-flash-lite': { input: 0.25, output: 1.5 },
    'gemini-2.5-pro': { input: 1.25, output: 10 },
    'gemini-2.5-flash': { input: 0.3, output: 2.5 },
    'gemini-2.5-flash-lite': { input: 0.1, output: 0.4 },
  },
};

const TABLE = new Map<string, Price[]>(
  Object.entries(BY_VENDOR).flatMap(([vendor, models]) =>
    Object.entries(models).map(([model, price]) => [`${vendor}/${model}`, [price].flat()]),
  ),
);

/** @returns dollars, or null where the price or the tokens are not known. */
export function costOf(model: PricedModel, { inputTokens, outputTokens }: Tokens, on = new Date()): number | null {
  const price = priceOf(model, on);
  if (!price || inputTokens === null || outputTokens === null) return null;
  return (inputTokens * price.input + outputTokens * price.output) / 1_000_000;
}

export function priceOf({ vendor, host, model }: PricedModel, on = new Date()): Price | null {
  const seller = vendor === AiVendor.OPENAI_COMPATIBLE ? SELLERS.get(host) : vendor;
  const prices = TABLE.get(`${seller}/${familyOf(model)}`);
  const day = on.toISOString().slice(0, 10);
  return prices?.find(({ until }) => until === undefined || day <= until) ?? null;
}

/** Hosts of the vendors: whose prices hold where somebody has set one of them as a compatible endpoint. */
const SELLERS = new Map<string, AiVendor>([
  ['api.openai.com', AiVendor.OPENAI],
  ['api.anthropic.com', AiVendor.ANTHROPIC],
  ['generativelanguage.googleapis.com', AiVendor.GOOGLE],
]);

/** Without the marks of a dated or preview edition, which cost the same: `gpt-5-2025-08-07`, `claude-sonnet-4-5-20250929`. */
const familyOf = (model: string): string =>
  model
    .replace(/^models\//, '')
    .replace(/-preview(-\d{2}-\d{4}|-\d{2}-\d{2})?$/, '')
    .replace(/-(latest|\d{8}|\d{4}-\d{2}-\d{2})$/, '')
    .replace(/^(claude-(?:opus|sonnet)-4)-0$/, '$1');
