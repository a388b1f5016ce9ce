/** From one figure to another; null is open. */
export interface Range {
  min: number | null;
  max: number | null;
}

/** A whole figure as people write it, or nothing: "1,200" and "1.2k" are 1200. */
export function readBound(written: string, most = 2_147_483_647): number | null {
  const [, digits, unit] = /^([\d.,\s]+)([km]?)$/i.exec(written.trim()) ?? [];
  if (digits === undefined) return null;
  const factor = { k: 1_000, m: 1_000_000 }[(unit ?? '').toLowerCase()];
  const value = factor ? Number(digits.replace(',', '.')) * factor : Number(digits.replace(/[.,\s]/g, ''));
  return Number.isFinite(value) ? Math.min(Math.round(value), most) : null;
}

/** "100 or more", "up to 500", "100 to 500". */
export function saidRange({ min, max }: Range, format: (value: number) => string): string {
  if (min !== null && max !== null) return min === max ? format(min) : `${format(min)} to ${format(max)}`;
  if (min !== null) return `${format(min)} or more`;
  return max === null ? 'Any' : `Up to ${format(max)}`;
}
