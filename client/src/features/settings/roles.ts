import type { Role } from '../../graphql/generated/features/settings/AccountPage.ts';

export type { Role };

/** From the least to the most that a person may do. */
export const roles: { value: Role; label: string; description: string }[] = [
  { value: 'VIEWER', label: 'Viewer', description: 'Sees everything and changes nothing.' },
  { value: 'EDITOR', label: 'Editor', description: 'Plans, writes, assigns and publishes.' },
  { value: 'OWNER', label: 'Owner', description: 'Everything, and manages sites, people, tokens and the AI.' },
];

export const roleLabel = (role: Role): string => roles.find(({ value }) => value === role)?.label ?? role;

/** "an editor". */
export const aRole = (role: Role): string => `${role === 'VIEWER' ? 'a' : 'an'} ${roleLabel(role).toLowerCase()}`;
