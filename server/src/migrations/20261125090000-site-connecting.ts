import { Migration } from '@mikro-orm/migrations';

export class Migration20261125090000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "site_connecting" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "user_id" uuid not null, "state_hash" text not null, "url" text not null, "expires_at" timestamptz not null, primary key ("id"))`,
    );
    this.addSql(`alter table "site_connecting" add constraint "site_connecting_state_hash_unique" unique ("state_hash")`);
    this.addSql(`alter table "site_connecting" add constraint "site_connecting_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(
      `alter table "site_connecting" add constraint "site_connecting_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "site_connecting" add constraint "site_connecting_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
  }
}
