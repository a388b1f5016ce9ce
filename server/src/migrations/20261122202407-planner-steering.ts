import { Migration } from '@mikro-orm/migrations';

export class Migration20261122202407 extends Migration {
  override up(): void {
    this.addSql(
      `create table "cluster_run" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "sector_id" uuid not null, "job_id" uuid not null, "state" text not null default 'running', "keywords" int not null default 0, "by_words_alone" int not null default 0, "method" text not null default 'rules', "levels" jsonb null, "applied_level" text null, "applied_at" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`create index "cluster_run_list" on "cluster_run" ("site_id", "created_at", "id")`);
    this.addSql(`alter table "cluster_run" add constraint "cluster_run_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(`alter table "cluster_run" add constraint "cluster_run_job_id_unique" unique ("job_id")`);
    this.addSql(
      `create table "keyword_embedding" ("keyword_id" uuid not null, "model" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "vector" bytea not null, primary key ("keyword_id", "model"))`,
    );
    this.addSql(
      `create table "cluster_run_keyword" ("run_id" uuid not null, "keyword_id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "from_cluster_id" uuid null, "broad_group_id" uuid null, "standard_group_id" uuid null, "fine_group_id" uuid null, "broad_score" double precision null, "standard_score" double precision null, "fine_score" double precision null, "nearest_group_id" uuid null, "nearest_score" double precision null, "reason" jsonb not null, primary key ("run_id", "keyword_id"))`,
    );
    this.addSql(`create index "cluster_run_keyword_latest" on "cluster_run_keyword" ("keyword_id", "run_id")`);
    this.addSql(`create index "cluster_run_keyword_broad" on "cluster_run_keyword" ("broad_group_id")`);
    this.addSql(`create index "cluster_run_keyword_standard" on "cluster_run_keyword" ("standard_group_id")`);
    this.addSql(`create index "cluster_run_keyword_fine" on "cluster_run_keyword" ("fine_group_id")`);
    this.addSql(
      `create table "cluster_run_group" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "run_id" uuid not null, "level" text not null, "parent_id" uuid null, "cluster_id" uuid null, "joins" boolean not null default false, "name" text not null, "description" text null, "keywords" int not null, "volume" bigint not null, "cohesion" double precision not null, primary key ("id"))`,
    );
    this.addSql(`create index "cluster_run_group_list" on "cluster_run_group" ("run_id", "level", "keywords", "id")`);
    this.addSql(`create index "cluster_run_group_parent" on "cluster_run_group" ("parent_id")`);
    this.addSql(`create index "cluster_run_group_cluster" on "cluster_run_group" ("cluster_id")`);
    this.addSql(`alter table "cluster_run_group" add constraint "cluster_run_group_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(
      `create table "undo_entry" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "summary" text not null, "changes" jsonb not null, "undone_at" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`create index "undo_entry_age" on "undo_entry" ("created_at")`);
    this.addSql(`alter table "undo_entry" add constraint "undo_entry_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(
      `create table "upload" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "name" text not null, "size" int not null, "owner" text not null, primary key ("id"))`,
    );
    this.addSql(
      `create table "upload_chunk" ("upload_id" uuid not null, "number" int not null, "bytes" bytea not null, primary key ("upload_id", "number"))`,
    );
    this.addSql(`alter table "job" drop constraint "job_kind_check"`);
    this.addSql(
      `alter table "job" add constraint "job_kind_check" check ("kind" in ('cluster_keywords', 'import_keywords', 'generate_ideas', 'generate_draft', 'import_site', 'publish_content'))`,
    );
    this.addSql(`alter table "idea" add "covered_by_content_id" uuid null`);
    this.addSql(
      `alter table "idea" add constraint "idea_covered_by_content_id_foreign" foreign key ("site_id", "covered_by_content_id") references "content" ("site_id", "id")`,
    );
    this.addSql(`create index "idea_covered_by_content_id_index" on "idea" ("covered_by_content_id")`);
    this.addSql(`create index "content_title_words" on "content" using gin (to_tsvector('simple'::regconfig, "title"))`);
    this.addSql(
      `alter table "cluster_run" add constraint "cluster_run_sector_id_foreign" foreign key ("site_id", "sector_id") references "sector" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "cluster_run" add constraint "cluster_run_job_id_foreign" foreign key ("site_id", "job_id") references "job" ("site_id", "id") on delete cascade`,
    );
    this.addSql(
      `alter table "cluster_run" add constraint "cluster_run_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "cluster_run" add constraint "cluster_run_state_check" check ("state" in ('running', 'proposed', 'applied', 'discarded'))`,
    );
    this.addSql(
      `alter table "cluster_run" add constraint "cluster_run_applied_level_check" check ("applied_level" in ('broad', 'standard', 'fine'))`,
    );
    this.addSql(
      `alter table "keyword_embedding" add constraint "keyword_embedding_keyword_id_foreign" foreign key ("site_id", "keyword_id") references "keyword" ("site_id", "id") on delete cascade`,
    );
    this.addSql(
      `alter table "keyword_embedding" add constraint "keyword_embedding_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "cluster_run_keyword" add constraint "cluster_run_keyword_run_id_foreign" foreign key ("site_id", "run_id") references "cluster_run" ("site_id", "id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "cluster_run_keyword" add constraint "cluster_run_keyword_keyword_id_foreign" foreign key ("site_id", "keyword_id") references "keyword" ("site_id", "id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "cluster_run_keyword" add constraint "cluster_run_keyword_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "cluster_run_group" add constraint "cluster_run_group_run_id_foreign" foreign key ("site_id", "run_id") references "cluster_run" ("site_id", "id") on delete cascade`,
    );
    this.addSql(
      `alter table "cluster_run_group" add constraint "cluster_run_group_cluster_id_foreign" foreign key ("site_id", "cluster_id") references "cluster" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "cluster_run_group" add constraint "cluster_run_group_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "cluster_run_group" add constraint "cluster_run_group_level_check" check ("level" in ('broad', 'standard', 'fine'))`,
    );
    this.addSql(
      `alter table "undo_entry" add constraint "undo_entry_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "upload_chunk" add constraint "upload_chunk_upload_id_foreign" foreign key ("upload_id") references "upload" ("id") on delete cascade`,
    );
  }
}
