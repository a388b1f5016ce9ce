import { Migration } from '@mikro-orm/migrations';

export class Migration20261125110000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "import_mark" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "name" text not null, "source" text not null, "changed_since" timestamptz not null, "highest_id" bigint not null, "due" jsonb not null default '[]', primary key ("id"))`,
    );
    this.addSql(`alter table "import_mark" add constraint "import_mark_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(`alter table "import_mark" add constraint "import_mark_site_id_name_unique" unique ("site_id", "name")`);
    this.addSql(
      `create table "drift" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "content_id" uuid not null, "kind" text not null, "wp_status" text null, "wp_modified_at" timestamptz null, "title" text null, "content_html" text null, "terms" jsonb not null default '{}', primary key ("id"))`,
    );
    this.addSql(`alter table "drift" add constraint "drift_content_id_unique" unique ("content_id")`);
    this.addSql(`create index "drift_list" on "drift" ("site_id", "created_at", "id")`);
    this.addSql(`alter table "drift" add constraint "drift_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(`alter table "job" add "run_started_at" timestamptz null, add "run_settled" int not null default 0`);
    this.addSql(
      `alter table "import_mark" add constraint "import_mark_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "drift" add constraint "drift_content_id_foreign" foreign key ("site_id", "content_id") references "content" ("site_id", "id") on delete cascade`,
    );
    this.addSql(
      `alter table "drift" add constraint "drift_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(`alter table "drift" add constraint "drift_kind_check" check ("kind" in ('changed', 'trashed', 'deleted'))`);
  }
}
