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
    this.addSql(
      `create table "content_search_due" ("created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "content_id" uuid not null, primary key ("content_id"))`,
    );
    this.addSql(
      `alter table "content_search_due" add constraint "content_search_due_content_id_foreign" foreign key ("site_id", "content_id") references "content" ("site_id", "id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "content_search_due" add constraint "content_search_due_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    // Where a transaction says so, what it saves is indexed later: an import would spend most of its time on it.
    this.addSql(`create or replace function content_search_keep() returns trigger language plpgsql as $$
      begin
        if current_setting('igny8.search_later', true) = 'on' then
          insert into content_search_due (site_id, content_id) values (new.site_id, new.id) on conflict do nothing;
        else
          insert into content_search (id, site_id, content_id, words)
          values (gen_random_uuid(), new.site_id, new.id, content_search_words(new.title, new.content_html))
          on conflict (content_id) do update set words = excluded.words, updated_at = now();
          delete from content_search_due where content_id = new.id;
        end if;
        return null;
      end
    $$`);
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
