/**
 * What is kept byte for byte goes through the clipboard by a key: what a foreign page puts there in its place would be HTML
 * that nobody has seen.
 */
const keyOf = new Map<string, string>();
const rawOf = new Map<string, string>();

export function rememberRaw(raw: string): string {
  const key = keyOf.get(raw) ?? crypto.randomUUID();
  keyOf.set(raw, key);
  rawOf.set(key, raw);
  return key;
}

export const recallRaw = (key: string | null): string | undefined => rawOf.get(key ?? '');
