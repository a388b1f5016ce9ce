/** How writers, models and what they take are called on the screen. */
import { formatCount } from './numbers.ts';

const providers: Record<string, string> = {
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  google: 'Google',
  'openai-compatible': 'OpenAI-compatible endpoint',
  'built-in': 'Built-in writer',
};

/** By the API's enum or by the name in a draft's provenance. */
export const providerName = (provider: string): string => providers[provider.toLowerCase().replace('_', '-')] ?? provider;

const dollars = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' });

/** Drafts cost cents, or parts of one: 0.004 is "less than $0.01". */
export function formatCost(usd: number): string {
  return usd > 0 && usd < 0.01 ? 'less than $0.01' : dollars.format(usd);
}

/** Figures of an estimate are not known to the last one: 12,345 is 12,300. */
export function formatAbout(count: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 2);
  return formatCount(Math.round(count / unit) * unit);
}

/** 83_400 is "1 min 23 s". */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min${seconds % 60 ? ` ${seconds % 60} s` : ''}`;
}

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** "de" is "German". */
export function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The languages that most drafts are in, by name; any other is found by its tag. */
export const languageOptions =
  'ar bg cs da de el en en-GB en-US es et fi fr he hi hr hu id it ja ko lt lv nb nl pl pt pt-BR ro ru sk sl sr sv th tr uk vi zh-CN zh-TW'
    .split(' ')
    .map((tag) => ({ value: tag, label: languageName(tag), hint: tag }))
    .sort((one, other) => one.label.localeCompare(other.label));
