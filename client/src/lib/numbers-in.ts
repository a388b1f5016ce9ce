import { formatCount } from './numbers.ts';

export interface NumberRange {
  from: number;
  to: number;
  whole?: boolean;
}

/** A number as somebody typed it, or null where the field is empty; `wrong` says what would be right, by the field's name. */
export function numberIn(
  name: string,
  typed: string,
  { from, to, whole = false }: NumberRange,
): { value: number | null; wrong: Record<string, string> } {
  const text = typed.trim().replace(',', whole ? '' : '.');
  if (text === '') return { value: null, wrong: {} };
  const value = Number(text);
  if (Number.isFinite(value) && value >= from && value <= to && (!whole || Number.isInteger(value))) return { value, wrong: {} };
  const kind = whole ? 'a whole number' : 'a number';
  return { value: null, wrong: { [name]: `Give ${kind} from ${formatCount(from)} to ${formatCount(to)}, or leave it empty.` } };
}
