export interface ComboboxOption {
  value: string;
  label: string;
  /** A quiet word beside it: a count, where it belongs. */
  hint?: string | undefined;
}

/** Stands for "make a new one" among the options. */
export const CREATE = '\u0000create';

interface Offer {
  options: ComboboxOption[];
  text: string;
  /** The server has already looked. */
  searched: boolean;
  mayCreate: boolean;
}

const plain = (text: string) => text.trim().toLocaleLowerCase();

/** What is offered for what was typed: that which contains it, those that begin with it first, and at the end to make it new. */
export function offered({ options, text, searched, mayCreate }: Offer): ComboboxOption[] {
  const wanted = plain(text);
  const found =
    wanted === '' || searched
      ? options
      : options
          .filter((option) => plain(option.label).includes(wanted))
          .toSorted((a, b) => Number(plain(b.label).startsWith(wanted)) - Number(plain(a.label).startsWith(wanted)));
  const exists = options.some((option) => plain(option.label) === wanted);
  return mayCreate && wanted !== '' && !exists ? [...found, { value: CREATE, label: `Create “${text.trim()}”` }] : found;
}

/**
 * Which option Enter takes before the keys were moved: the first that holds what was typed. While a search is on its way the
 * options are still those of the question before, and somebody who types fast must not get one of them.
 * @returns its place; -1 for none
 */
export function meant(options: readonly ComboboxOption[], text: string): number {
  const wanted = plain(text);
  if (wanted === '') return -1;
  if (options.length === 1 && options[0]?.value === CREATE) return 0;
  return options.findIndex(({ value, label }) => value !== CREATE && plain(label).includes(wanted));
}
