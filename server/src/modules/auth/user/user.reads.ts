import type { Database } from '../../../platform/db/database.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { AuthTables } from '../auth.tables.ts';
import type { Role } from './user.entity.ts';

export interface UserRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  created_at: string;
  last_seen_at: string | null;
}

export const userColumns = ['id', 'name', 'email', 'role', 'created_at', 'last_seen_at'] as const;

/** People who have an account. */
export const userLoader = (db: Database) =>
  rowLoader<UserRow>((ids) =>
    db.rows<AuthTables>().selectFrom('app_user').select(userColumns).where('id', '=', anyOf(ids)).where('deleted_at', 'is', null).execute(),
  );
