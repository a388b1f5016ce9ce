import { Migration20261122180000 } from './20261122180000-initial.ts';

/** Every migration, oldest first. A migration that was released is never changed. */
export const migrations = [Migration20261122180000];
