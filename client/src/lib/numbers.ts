const counts = new Intl.NumberFormat('en');
const rounded = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const shares = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

/** 1284 is "1,284". */
export const formatCount = (count: number): string => counts.format(count);

/** Where there is little room: 1284 is "1.3K". */
export const formatShort = (count: number): string => rounded.format(count);

/** A part of one: 0.42 is "42%". */
export const formatShare = (share: number): string => shares.format(share);

/** "1 keyword", "1,284 keywords"; what does not take an s names its plural: plural(2, 'query', 'queries'). */
export const plural = (count: number, one: string, many = `${one}s`): string => `${formatCount(count)} ${count === 1 ? one : many}`;

/** An amount in its currency, or in figures alone where the currency is not known. */
export function formatMoney(amount: number, currency?: string | null): string {
  if (!currency || !/^[A-Za-z]{3}$/.test(currency)) return amount.toFixed(2);
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount);
}
