import { Migration } from '@mikro-orm/migrations';

export class Migration20261126080000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "sign_in_count" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "key" text not null, "tries" int not null, "ends_at" timestamptz not null, primary key ("id"))`,
    );
    this.addSql(`alter table "sign_in_count" add constraint "sign_in_count_key_unique" unique ("key")`);

    this.addSql(`alter table "app_user" add "last_seen_at" timestamptz null, add "deleted_at" timestamptz null`);
    this.addSql(
      `update "app_user" set "last_seen_at" = (select max("last_used_at") from "session" where "session"."user_id" = "app_user"."id")`,
    );
    // The address of an account that was deleted is free again.
    this.addSql(`drop index "app_user_email_unique"`);
    this.addSql(`create unique index "app_user_email_unique" on "app_user" (lower("email")) where "deleted_at" is null`);
    this.addSql(`create index "session_user_id_index" on "session" ("user_id")`);

    // Until now the terminal alone made links.
    this.addSql(
      `alter table "sign_in_link" add "purpose" text not null default 'owner', add "email" text null, add "user_id" uuid null, add "made_by_id" uuid null`,
    );
    this.addSql(`alter table "sign_in_link" alter column "purpose" drop default`);
    this.addSql(
      `alter table "sign_in_link" add constraint "sign_in_link_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "sign_in_link" add constraint "sign_in_link_made_by_id_foreign" foreign key ("made_by_id") references "app_user" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "sign_in_link" add constraint "sign_in_link_for_check" check ((purpose = 'password'::text) = (user_id is not null))`,
    );
    this.addSql(
      `alter table "sign_in_link" add constraint "sign_in_link_purpose_check" check ("purpose" in ('owner', 'invitation', 'password'))`,
    );
  }
}
