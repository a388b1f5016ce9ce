/** Texts with places for variables, as in `Write for {{site}}.` Pure: knows no prompt in particular. */
import type { FieldError } from '../../../platform/errors/app-error.ts';

export interface PromptVariable {
  name: string;
  description: string;
}

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;

export const MAX_PROMPT = 20_000;

/** What is wrong with a text that somebody wants to use as a prompt. */
export function promptFaults(text: string, variables: readonly PromptVariable[]): FieldError[] {
  if (text.trim() === '') return [{ path: 'text', message: 'The prompt is empty. Write one, or reset it.' }];
  if (text.length > MAX_PROMPT)
    return [{ path: 'text', message: `The prompt has more than ${MAX_PROMPT.toLocaleString('en')} characters.` }];
  const known = new Set(variables.map((variable) => variable.name));
  const unknown = [...new Set(Array.from(text.matchAll(PLACE), (match) => match[1] ?? ''))].filter((name) => !known.has(name));
  const names = variables.map(({ name }) => `{{${name}}}`).join(', ');
  return unknown.map((name) => ({ path: 'text', message: `There is no variable {{${name}}}. There are: ${names}.` }));
}

/** A variable without a value leaves nothing. What a value holds is text: places in it are not filled. */
export const fillPrompt = (text: string, values: Record<string, string | null>): string =>
  text.replace(PLACE, (_, name: string) => values[name] ?? '');
