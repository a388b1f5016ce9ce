import type { ComboboxOption } from '../../../../ui/Combobox.tsx';

/** What is chosen is an option too, where the search has not brought it. */
export function withChosen(found: ComboboxOption[], chosen: readonly (string | null)[], nameOf: (id: string) => string): ComboboxOption[] {
  const there = new Set(found.map((option) => option.value));
  const missing = chosen.filter((id) => id !== null && !there.has(id)) as string[];
  return [...missing.map((id) => ({ value: id, label: nameOf(id) })), ...found];
}
