/**
 * What the settings come to: the environment's connection wins as a whole over the stored one, because a key belongs to its
 * address. Says what is wrong with a connection in the words of the field to change.
 */
import type { FieldError } from '../../../platform/errors/app-error.ts';
import { type AiVendor, vendorFacts } from '../provider/vendors.rules.ts';

export interface ConnectionChoice {
  provider: AiVendor | null;
  baseUrl: string | null;
  apiKey: string | null;
  model: string | null;
}

export interface ConnectionChange {
  provider?: AiVendor | null | undefined;
  baseUrl?: string | null | undefined;
  apiKey?: string | null | undefined;
  model?: string | null | undefined;
}

/** A stored key is never sent to another address than the one that it was entered for. */
export function changed(stored: ConnectionChoice, change: ConnectionChange): ConnectionChoice {
  const provider = change.provider === undefined ? stored.provider : change.provider;
  const moved = provider !== stored.provider;
  const baseUrl = change.baseUrl === undefined ? (moved ? null : stored.baseUrl) : blankToNull(change.baseUrl);
  const elsewhere = moved || addressOf(provider, baseUrl) !== addressOf(stored.provider, stored.baseUrl);
  return {
    provider,
    baseUrl,
    apiKey: change.apiKey === undefined ? (elsewhere ? null : stored.apiKey) : blankToNull(change.apiKey),
    model: change.model === undefined ? (moved ? null : stored.model) : blankToNull(change.model),
  };
}

export const addressOf = (provider: AiVendor | null, baseUrl: string | null): string | null =>
  baseUrl?.replace(/\/+$/, '') ?? (provider ? vendorFacts[provider].baseUrl : null);

/** @returns nothing for "no provider": the built-in writer needs nothing. */
export function connectionFaults({ provider, baseUrl, apiKey, model }: ConnectionChoice): FieldError[] {
  if (provider === null) return [];
  const faults: FieldError[] = [];
  if (addressOf(provider, baseUrl) === null) {
    faults.push({ path: 'input.baseUrl', message: 'Give the address of the endpoint, as in http://localhost:11434/v1.' });
  }
  if (vendorFacts[provider].needsKey && apiKey === null) {
    faults.push({
      path: 'input.apiKey',
      message: 'This provider wants an API key. Enter the key; it is asked for again when the provider or the address changes.',
    });
  }
  if (model === null) faults.push({ path: 'input.model', message: 'Name the model to write with.' });
  return faults;
}

/** @returns the tag as it is usually written (`pt-BR`), or null for what is no language. */
export function languageTag(text: string): string | null {
  if (languageName(text.trim()) === null) return null;
  return Intl.getCanonicalLocales(text.trim())[0] ?? null;
}

/** In English, as models are told it: `German`, `Brazilian Portuguese`; null for what is no language. */
export function languageName(tag: string): string | null {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(tag) ?? null;
  } catch {
    return null;
  }
}

const blankToNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());
