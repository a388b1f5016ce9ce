import { Migration20261122180000 } from './20261122180000-initial.ts';
import { Migration20261122202407 } from './20261122202407-planner-steering.ts';
import { Migration20261123120000 } from './20261123120000-writer.ts';
import { Migration20261124120000 } from './20261124120000-content-manager.ts';
import { Migration20261125080000 } from './20261125080000-bridge-jobs.ts';
import { Migration20261125090000 } from './20261125090000-site-connecting.ts';
import { Migration20261125100000 } from './20261125100000-cluster-suggestions.ts';
import { Migration20261125110000 } from './20261125110000-import-and-drift.ts';
import { Migration20261125120000 } from './20261125120000-undo-publish.ts';
import { Migration20261126070000 } from './20261126070000-current-revisions.ts';
import { Migration20261126080000 } from './20261126080000-people.ts';
import { Migration20261126090000 } from './20261126090000-webhooks.ts';
import { Migration20261127080000 } from './20261127080000-read-indexes.ts';

/** Every migration, oldest first. A migration that was released is never changed. */
export const migrations = [
  Migration20261122180000,
  Migration20261122202407,
  Migration20261123120000,
  Migration20261124120000,
  Migration20261125080000,
  Migration20261125090000,
  Migration20261125100000,
  Migration20261125110000,
  Migration20261125120000,
  Migration20261126070000,
  Migration20261126080000,
  Migration20261126090000,
  Migration20261127080000,
];
