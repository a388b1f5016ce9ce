import { Migration } from '@mikro-orm/migrations';

export class Migration20261124120000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "saved_view" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "owner_id" uuid not null, "name" text not null, "query" text not null, "shared" boolean not null default false, primary key ("id"))`,
    );
    this.addSql(`create unique index "saved_view_name_unique" on "saved_view" ("site_id", "owner_id", lower("name"))`);
    this.addSql(`alter table "saved_view" add constraint "saved_view_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(
      `create table "import_conflict" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "content_id" uuid not null, "title" text not null, "content_html" text not null, "terms" jsonb not null, "fingerprint" text not null, "wp_modified_at" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`alter table "import_conflict" add constraint "import_conflict_content_id_unique" unique ("content_id")`);
    this.addSql(`alter table "import_conflict" add constraint "import_conflict_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(
      `create table "content_search" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "content_id" uuid not null, "words" tsvector not null, primary key ("id"))`,
    );
    this.addSql(`alter table "content_search" add constraint "content_search_content_id_unique" unique ("content_id")`);
    this.addSql(`create index "content_search_words" on "content_search" using gin ("words")`);
    this.addSql(
      `create table "content_buffer" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "content_id" uuid not null, "user_id" uuid not null, "stay" text not null, "base_version" int not null, "fields" jsonb not null, primary key ("id"))`,
    );
    this.addSql(`alter table "content_buffer" add constraint "content_buffer_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(
      `alter table "content_buffer" add constraint "content_buffer_content_id_user_id_stay_unique" unique ("content_id", "user_id", "stay")`,
    );
    this.addSql(`alter table "undo_entry" add "part_of" uuid null`);
    this.addSql(`alter table "job_item" add "note" text null`);
    this.addSql(`create index "undo_entry_part_of_index" on "undo_entry" ("part_of")`);
    this.addSql(
      `alter table "saved_view" add constraint "saved_view_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "import_conflict" add constraint "import_conflict_content_id_foreign" foreign key ("site_id", "content_id") references "content" ("site_id", "id") on delete cascade`,
    );
    this.addSql(
      `alter table "import_conflict" add constraint "import_conflict_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "content_search" add constraint "content_search_content_id_foreign" foreign key ("site_id", "content_id") references "content" ("site_id", "id") on delete cascade`,
    );
    this.addSql(
      `alter table "content_search" add constraint "content_search_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "content_buffer" add constraint "content_buffer_content_id_foreign" foreign key ("site_id", "content_id") references "content" ("site_id", "id") on delete cascade`,
    );
    this.addSql(
      `alter table "content_buffer" add constraint "content_buffer_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    // What people read of a text: without block comments, scripts, styles and tags. Tags part words, but for those that only set
    // letters apart, as in H<sub>2</sub>O.
    this.addSql(`create function content_search_plain(html text) returns text language sql immutable as $$
      select regexp_replace(
        regexp_replace(
          regexp_replace(
            regexp_replace(html, '<!--.*?-->', ' ', 'g'),
            '<(?:script|style)\\M.*?</(?:script|style)>', ' ', 'gi'),
          '</?(?:b|strong|i|em|u|s|mark|small|sub|sup)(?:\\s[^>]*)?>', '', 'gi'),
        '</?[a-zA-Z][^>]*>', ' ', 'g')
    $$`);
    // What stands between words, or PostgreSQL takes "and/or", "a.com" and "10-15" for a file, a host and a negative number.
    this.addSql(`create function content_search_split(said text) returns text language sql immutable as $$
      select regexp_replace(said, '[-/.:@_+]+', ' ', 'g')
    $$`);
    // 200,000 characters are the most that surely fit: a tsvector holds 1 MB, and a longer text must never be refused for it.
    this.addSql(`create function content_search_words(title text, html text) returns tsvector language sql immutable as $$
      select setweight(to_tsvector('simple'::regconfig, content_search_split(title)), 'A')
        || setweight(to_tsvector('simple'::regconfig, content_search_split(content_search_plain(left(html, 200000)))), 'B')
    $$`);
    // Always by the index: the planner does not know that reading 100,000 packed tsvectors takes a second.
    this.addSql(`create function content_search_find(wanted tsquery) returns setof uuid language sql stable parallel restricted
      set enable_seqscan = off as $$ select content_id from content_search where words @@ wanted $$`);
    this.addSql(`create function content_search_keep() returns trigger language plpgsql as $$
      begin
        insert into content_search (id, site_id, content_id, words)
        values (gen_random_uuid(), new.site_id, new.id, content_search_words(new.title, new.content_html))
        on conflict (content_id) do update set words = excluded.words, updated_at = now();
        return null;
      end
    $$`);
    this.addSql(
      `create trigger content_search_keep after insert or update of title, content_html on "content" for each row execute function content_search_keep()`,
    );
    this.addSql(
      `insert into "content_search" ("id", "site_id", "content_id", "words") select gen_random_uuid(), "site_id", "id", content_search_words("title", "content_html") from "content"`,
    );
  }
}
