import { Migration } from '@mikro-orm/migrations';

export class Migration20261123120000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "ai_settings" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "is_only" boolean not null default true, "provider" text null, "base_url" text null, "api_key" text null, "model" text null, "embedding_model" text null, "temperature" double precision null, "language" text null, "words" int null, "max_concurrency" int not null default 3, primary key ("id"))`,
    );
    this.addSql(`alter table "ai_settings" add constraint "ai_settings_is_only_unique" unique ("is_only")`);
    this.addSql(
      `create table "prompt_override" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "name" text not null, "text" text not null, "written_over" text not null, primary key ("id"))`,
    );
    this.addSql(`alter table "prompt_override" add constraint "prompt_override_name_unique" unique ("name")`);
    this.addSql(
      `create table "draft_chunk" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "task_id" uuid not null, "attempt" uuid not null, "start" int not null, "text" text not null, "title" text null, primary key ("id"))`,
    );
    this.addSql(`alter table "draft_chunk" add constraint "draft_chunk_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(
      `alter table "draft_chunk" add constraint "draft_chunk_task_id_attempt_start_unique" unique ("task_id", "attempt", "start")`,
    );
    this.addSql(
      `alter table "task" add "model" text null, add "temperature" double precision null, add "language" text null, add "words" int null`,
    );
    this.addSql(`alter table "content_revision" drop constraint "content_revision_content_id_version_unique"`);
    this.addSql(`alter table "content_revision" add "proposed" boolean not null default false`);
    this.addSql(
      `create unique index "content_revision_version_unique" on "content_revision" ("content_id", "version") where not "proposed"`,
    );
    this.addSql(`create unique index "content_revision_proposed_unique" on "content_revision" ("content_id") where "proposed"`);
    this.addSql(`alter table "ai_settings" add constraint "ai_settings_only_one" check (is_only)`);
    this.addSql(
      `alter table "ai_settings" add constraint "ai_settings_provider_check" check ("provider" in ('openai', 'anthropic', 'google', 'openai-compatible'))`,
    );
    this.addSql(
      `alter table "draft_chunk" add constraint "draft_chunk_task_id_foreign" foreign key ("site_id", "task_id") references "task" ("site_id", "id") on delete cascade`,
    );
    this.addSql(
      `alter table "draft_chunk" add constraint "draft_chunk_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
  }
}
