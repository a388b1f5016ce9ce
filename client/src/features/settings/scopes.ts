import type { Scope } from '../../graphql/generated/features/settings/AccountPage.ts';

export type { Scope };

/** From the least to the most that a caller may do. */
export const scopes: { value: Scope; label: string; description: string }[] = [
  { value: 'READ', label: 'Read', description: 'See everything in reach.' },
  { value: 'WRITE', label: 'Write', description: 'Change keywords, clusters, ideas, tasks and content.' },
  { value: 'PUBLISH', label: 'Publish', description: 'Send content to WordPress, and import from it.' },
  { value: 'ADMIN', label: 'Admin', description: 'Manage sites, users and tokens.' },
];

/** "Read, Write and Publish". */
export function scopeList(held: readonly Scope[]): string {
  const labels = scopes.filter(({ value }) => held.includes(value)).map(({ label }) => label.toLowerCase());
  return new Intl.ListFormat('en').format(labels).replace(/^./, (letter) => letter.toUpperCase());
}
