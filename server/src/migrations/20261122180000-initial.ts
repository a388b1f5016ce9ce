import { Migration } from '@mikro-orm/migrations';

export class Migration20261122180000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "ai_run" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "purpose" text not null, "provider" text not null, "model" text not null, "prompt" text not null, "parameters" jsonb not null, "input_tokens" int null, "output_tokens" int null, "cost" double precision null, "duration_ms" int not null, "task_id" uuid null, "content_id" uuid null, primary key ("id"))`,
    );
    this.addSql(`create index "ai_run_site_id_task_id_index" on "ai_run" ("site_id", "task_id")`);
    this.addSql(`create index "ai_run_content_id_index" on "ai_run" ("content_id")`);
    this.addSql(`alter table "ai_run" add constraint "ai_run_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(
      `create table "job" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "kind" text not null, "state" text not null default 'queued', "total" int null, "done" int not null default 0, "failed" int not null default 0, "message" text null, "checkpoint" jsonb null, "payload" jsonb not null, "queue_job_id" uuid null, "started_at" timestamptz null, "finished_at" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`create index "job_list" on "job" ("site_id", "created_at", "id")`);
    this.addSql(`alter table "job" add constraint "job_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(
      `create table "job_item" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "job_id" uuid not null, "subject_id" text not null, "state" text not null, "code" text null, "error" text null, primary key ("id"))`,
    );
    this.addSql(`alter table "job_item" add constraint "job_item_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(`alter table "job_item" add constraint "job_item_job_id_subject_id_unique" unique ("job_id", "subject_id")`);
    this.addSql(
      `create table "sector" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "name" text not null, "description" text null, primary key ("id"))`,
    );
    this.addSql(`alter table "sector" add constraint "sector_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(`alter table "sector" add constraint "sector_site_id_name_unique" unique ("site_id", "name")`);
    this.addSql(
      `create table "content_taxonomy" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "sector_id" uuid null, "parent_id" uuid null, "cluster_id" uuid null, "name" text not null, "slug" text not null, "description" text null, "taxonomy_type" text not null, "external_taxonomy" text null, "external_id" bigint null, primary key ("id"))`,
    );
    this.addSql(
      `create unique index "content_taxonomy_local_unique" on "content_taxonomy" ("site_id", "taxonomy_type", "external_taxonomy", "slug") nulls not distinct where "external_id" is null`,
    );
    this.addSql(`create index "content_taxonomy_list" on "content_taxonomy" ("site_id", "taxonomy_type", "name", "id")`);
    this.addSql(`alter table "content_taxonomy" add constraint "content_taxonomy_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(
      `alter table "content_taxonomy" add constraint "content_taxonomy_site_id_external_taxonomy_external_id_unique" unique ("site_id", "external_taxonomy", "external_id")`,
    );
    this.addSql(
      `create table "cluster" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "sector_id" uuid not null, "name" text not null, "description" text null, "locked" boolean not null default false, primary key ("id"))`,
    );
    this.addSql(`create unique index "cluster_name_unique" on "cluster" ("site_id", "sector_id", lower("name"))`);
    this.addSql(`create index "cluster_list" on "cluster" ("site_id", "name", "id")`);
    this.addSql(`alter table "cluster" add constraint "cluster_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(
      `create table "keyword" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "sector_id" uuid not null, "cluster_id" uuid null, "text" text not null, "normalized_text" text not null, "volume" int null, "volume_max" int null, "difficulty" smallint null, "cpc" double precision null, "cpc_currency" text null, "intent" text null, "intent_source" text null, "country" text null, "assigned_by" text null, "score" double precision null, primary key ("id"))`,
    );
    this.addSql(`create unique index "keyword_text_unique" on "keyword" ("site_id", "normalized_text", "country") nulls not distinct`);
    this.addSql(`create index "keyword_cluster" on "keyword" ("site_id", "cluster_id", "id")`);
    this.addSql(`alter table "keyword" add constraint "keyword_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(
      `create table "idea" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "sector_id" uuid not null, "cluster_id" uuid not null, "primary_keyword_id" uuid null, "title" text not null, "brief" text null, "content_type" text not null, "content_structure" text not null, "estimated_words" int null, "status" text not null default 'new', primary key ("id"))`,
    );
    this.addSql(`create index "idea_primary_keyword_id_index" on "idea" ("primary_keyword_id")`);
    this.addSql(`create index "idea_list" on "idea" ("site_id", "created_at", "id")`);
    this.addSql(`create index "idea_site_id_cluster_id_index" on "idea" ("site_id", "cluster_id")`);
    this.addSql(`alter table "idea" add constraint "idea_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(
      `create table "idea_keyword" ("idea_id" uuid not null, "keyword_id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, primary key ("idea_id", "keyword_id"))`,
    );
    this.addSql(`create index "idea_keyword_keyword_id_index" on "idea_keyword" ("keyword_id")`);
    this.addSql(
      `create table "sign_in_link" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "token_hash" text not null, "role" text not null, "expires_at" timestamptz not null, "used_at" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`alter table "sign_in_link" add constraint "sign_in_link_token_hash_unique" unique ("token_hash")`);
    this.addSql(
      `create table "site" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "name" text not null, "url" text not null, "wp_username" text null, "wp_app_password" text null, "plugin_key" text null, "capabilities" jsonb null, "active" boolean not null default true, "default_sector_id" uuid null, primary key ("id"))`,
    );
    this.addSql(
      `create table "task" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "sector_id" uuid not null, "cluster_id" uuid not null, "idea_id" uuid null, "taxonomy_term_id" uuid null, "primary_keyword_id" uuid null, "title" text not null, "content_type" text not null, "content_structure" text not null, "tone" text null, "target_country" text null, "brief" text null, "status" text not null default 'queued', "last_error" text null, primary key ("id"))`,
    );
    this.addSql(`create index "task_primary_keyword_id_index" on "task" ("primary_keyword_id")`);
    this.addSql(`create index "task_list" on "task" ("site_id", "status", "created_at", "id")`);
    this.addSql(`create index "task_site_id_cluster_id_index" on "task" ("site_id", "cluster_id")`);
    this.addSql(`alter table "task" add constraint "task_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(`alter table "task" add constraint "task_idea_id_unique" unique ("idea_id")`);
    this.addSql(
      `create table "content" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "sector_id" uuid not null, "cluster_id" uuid null, "task_id" uuid null, "target_term_id" uuid null, "primary_keyword_id" uuid null, "title" text not null, "content_html" text not null, "content_type" text not null, "content_structure" text not null, "status" text not null default 'draft', "source" text not null, "external_kind" text null, "external_id" bigint null, "external_url" text null, "wp_status" text null, "wp_modified_at" timestamptz null, "version" int not null default 1, "field_versions" jsonb not null default '{}', "body_version" int not null default 1, "published_version" int null, "baseline_hash" text null, "baseline_version" int null, "missing_at" timestamptz null, "deleted_at" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`create index "content_primary_keyword_id_index" on "content" ("primary_keyword_id")`);
    this.addSql(
      `create unique index "content_target_term_unique" on "content" ("site_id", "target_term_id") where "target_term_id" is not null and "deleted_at" is null`,
    );
    this.addSql(`create index "content_list_updated" on "content" ("site_id", "updated_at", "id")`);
    this.addSql(`create index "content_list_created" on "content" ("site_id", "created_at", "id")`);
    this.addSql(`create index "content_list_title" on "content" ("site_id", "title", "id")`);
    this.addSql(`create index "content_cluster" on "content" ("site_id", "cluster_id", "content_type")`);
    this.addSql(`alter table "content" add constraint "content_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(`alter table "content" add constraint "content_task_id_unique" unique ("task_id")`);
    this.addSql(
      `alter table "content" add constraint "content_site_id_external_kind_external_id_unique" unique ("site_id", "external_kind", "external_id")`,
    );
    this.addSql(
      `create table "publish_attempt" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "content_id" uuid not null, "job_id" uuid null, "state" text not null default 'running', "path" text not null, "body_version" int not null, "before" jsonb null, "sent_hash" text null, "stored_hash" text null, "error" text null, "lease_until" timestamptz not null, "finished_at" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`create unique index "publish_attempt_one_running" on "publish_attempt" ("content_id") where "state" = 'running'`);
    this.addSql(`create index "publish_attempt_content_id_created_at_index" on "publish_attempt" ("content_id", "created_at")`);
    this.addSql(`alter table "publish_attempt" add constraint "publish_attempt_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(
      `create table "content_term" ("content_id" uuid not null, "term_id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, primary key ("content_id", "term_id"))`,
    );
    this.addSql(`create index "content_term_term_id_index" on "content_term" ("term_id")`);
    this.addSql(
      `create table "content_revision" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "content_id" uuid not null, "version" int not null, "title" text not null, "content_html" text not null, "author_kind" text not null, "author_id" uuid null, "note" text null, primary key ("id"))`,
    );
    this.addSql(`alter table "content_revision" add constraint "content_revision_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(
      `alter table "content_revision" add constraint "content_revision_content_id_version_unique" unique ("content_id", "version")`,
    );
    this.addSql(
      `create table "task_keyword" ("task_id" uuid not null, "keyword_id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, primary key ("task_id", "keyword_id"))`,
    );
    this.addSql(`create index "task_keyword_keyword_id_index" on "task_keyword" ("keyword_id")`);
    this.addSql(
      `create table "app_user" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "email" text not null, "name" text not null, "password_hash" text not null, "role" text not null, primary key ("id"))`,
    );
    this.addSql(`create unique index "app_user_email_unique" on "app_user" (lower("email"))`);
    this.addSql(
      `create table "session" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "user_id" uuid not null, "token_hash" text not null, "user_agent" text null, "expires_at" timestamptz not null, "last_used_at" timestamptz not null, primary key ("id"))`,
    );
    this.addSql(`alter table "session" add constraint "session_token_hash_unique" unique ("token_hash")`);
    this.addSql(
      `create table "api_token" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "user_id" uuid null, "name" text not null, "token_hash" text not null, "hint" text not null, "scopes" text[] not null, "site_ids" uuid[] null, "expires_at" timestamptz null, "last_used_at" timestamptz null, "revoked_at" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`alter table "api_token" add constraint "api_token_token_hash_unique" unique ("token_hash")`);
    this.addSql(
      `alter table "ai_run" add constraint "ai_run_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "ai_run" add constraint "ai_run_task_id_foreign" foreign key ("site_id", "task_id") references "task" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "ai_run" add constraint "ai_run_content_id_foreign" foreign key ("site_id", "content_id") references "content" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "job" add constraint "job_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "job" add constraint "job_kind_check" check ("kind" in ('cluster_keywords', 'generate_ideas', 'generate_draft', 'import_site', 'publish_content'))`,
    );
    this.addSql(
      `alter table "job" add constraint "job_state_check" check ("state" in ('queued', 'running', 'succeeded', 'failed', 'cancelled'))`,
    );
    this.addSql(
      `alter table "job_item" add constraint "job_item_job_id_foreign" foreign key ("site_id", "job_id") references "job" ("site_id", "id") on delete cascade`,
    );
    this.addSql(
      `alter table "job_item" add constraint "job_item_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(`alter table "job_item" add constraint "job_item_state_check" check ("state" in ('succeeded', 'failed'))`);
    this.addSql(
      `alter table "sector" add constraint "sector_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "content_taxonomy" add constraint "content_taxonomy_sector_id_foreign" foreign key ("site_id", "sector_id") references "sector" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "content_taxonomy" add constraint "content_taxonomy_parent_id_foreign" foreign key ("site_id", "parent_id") references "content_taxonomy" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "content_taxonomy" add constraint "content_taxonomy_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "content_taxonomy" add constraint "content_taxonomy_cluster_id_foreign" foreign key ("site_id", "cluster_id") references "cluster" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "content_taxonomy" add constraint "content_taxonomy_taxonomy_type_check" check ("taxonomy_type" in ('category', 'tag', 'product_category', 'product_tag', 'product_attribute', 'cluster', 'service_category', 'other'))`,
    );
    this.addSql(
      `alter table "cluster" add constraint "cluster_sector_id_foreign" foreign key ("site_id", "sector_id") references "sector" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "cluster" add constraint "cluster_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "keyword" add constraint "keyword_sector_id_foreign" foreign key ("site_id", "sector_id") references "sector" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "keyword" add constraint "keyword_cluster_id_foreign" foreign key ("site_id", "cluster_id") references "cluster" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "keyword" add constraint "keyword_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "keyword" add constraint "keyword_text_length" check (char_length(normalized_text) >= 1 and char_length(normalized_text) <= 200)`,
    );
    this.addSql(`alter table "keyword" add constraint "keyword_difficulty_check" check (difficulty >= 0 and difficulty <= 100)`);
    this.addSql(
      `alter table "keyword" add constraint "keyword_intent_check" check ("intent" in ('informational', 'commercial', 'transactional', 'navigational'))`,
    );
    this.addSql(
      `alter table "keyword" add constraint "keyword_intent_source_check" check ("intent_source" in ('file', 'detected', 'person'))`,
    );
    this.addSql(`alter table "keyword" add constraint "keyword_assigned_by_check" check ("assigned_by" in ('run', 'person'))`);
    this.addSql(
      `alter table "idea" add constraint "idea_sector_id_foreign" foreign key ("site_id", "sector_id") references "sector" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "idea" add constraint "idea_cluster_id_foreign" foreign key ("site_id", "cluster_id") references "cluster" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "idea" add constraint "idea_primary_keyword_id_foreign" foreign key ("site_id", "primary_keyword_id") references "keyword" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "idea" add constraint "idea_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "idea" add constraint "idea_structure_fits" check ((content_type = 'article' and content_structure in ('article', 'guide', 'tutorial', 'comparison', 'review', 'listicle', 'imported_article')) or (content_type = 'page' and content_structure in ('landing_page', 'business_page', 'service_page', 'general_page', 'cluster_hub', 'imported_page')) or (content_type = 'product' and content_structure in ('product_page', 'imported_product')) or (content_type = 'taxonomy' and content_structure in ('category_archive', 'tag_archive', 'attribute_archive', 'archive_page')))`,
    );
    this.addSql(
      `alter table "idea" add constraint "idea_content_type_check" check ("content_type" in ('article', 'page', 'product', 'taxonomy'))`,
    );
    this.addSql(
      `alter table "idea" add constraint "idea_content_structure_check" check ("content_structure" in ('article', 'guide', 'tutorial', 'comparison', 'review', 'listicle', 'imported_article', 'landing_page', 'business_page', 'service_page', 'general_page', 'cluster_hub', 'imported_page', 'product_page', 'imported_product', 'category_archive', 'tag_archive', 'attribute_archive', 'archive_page'))`,
    );
    this.addSql(`alter table "idea" add constraint "idea_status_check" check ("status" in ('new', 'queued', 'dismissed'))`);
    this.addSql(
      `alter table "idea_keyword" add constraint "idea_keyword_idea_id_foreign" foreign key ("site_id", "idea_id") references "idea" ("site_id", "id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "idea_keyword" add constraint "idea_keyword_keyword_id_foreign" foreign key ("site_id", "keyword_id") references "keyword" ("site_id", "id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "idea_keyword" add constraint "idea_keyword_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(`alter table "sign_in_link" add constraint "sign_in_link_role_check" check ("role" in ('owner', 'editor', 'viewer'))`);
    this.addSql(
      `alter table "site" add constraint "site_default_sector_id_foreign" foreign key ("id", "default_sector_id") references "sector" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "task" add constraint "task_sector_id_foreign" foreign key ("site_id", "sector_id") references "sector" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "task" add constraint "task_cluster_id_foreign" foreign key ("site_id", "cluster_id") references "cluster" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "task" add constraint "task_idea_id_foreign" foreign key ("site_id", "idea_id") references "idea" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "task" add constraint "task_taxonomy_term_id_foreign" foreign key ("site_id", "taxonomy_term_id") references "content_taxonomy" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "task" add constraint "task_primary_keyword_id_foreign" foreign key ("site_id", "primary_keyword_id") references "keyword" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "task" add constraint "task_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "task" add constraint "task_structure_fits" check ((content_type = 'article' and content_structure in ('article', 'guide', 'tutorial', 'comparison', 'review', 'listicle', 'imported_article')) or (content_type = 'page' and content_structure in ('landing_page', 'business_page', 'service_page', 'general_page', 'cluster_hub', 'imported_page')) or (content_type = 'product' and content_structure in ('product_page', 'imported_product')) or (content_type = 'taxonomy' and content_structure in ('category_archive', 'tag_archive', 'attribute_archive', 'archive_page')))`,
    );
    this.addSql(
      `alter table "task" add constraint "task_content_type_check" check ("content_type" in ('article', 'page', 'product', 'taxonomy'))`,
    );
    this.addSql(
      `alter table "task" add constraint "task_content_structure_check" check ("content_structure" in ('article', 'guide', 'tutorial', 'comparison', 'review', 'listicle', 'imported_article', 'landing_page', 'business_page', 'service_page', 'general_page', 'cluster_hub', 'imported_page', 'product_page', 'imported_product', 'category_archive', 'tag_archive', 'attribute_archive', 'archive_page'))`,
    );
    this.addSql(`alter table "task" add constraint "task_status_check" check ("status" in ('queued', 'completed'))`);
    this.addSql(
      `alter table "content" add constraint "content_sector_id_foreign" foreign key ("site_id", "sector_id") references "sector" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "content" add constraint "content_cluster_id_foreign" foreign key ("site_id", "cluster_id") references "cluster" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "content" add constraint "content_task_id_foreign" foreign key ("site_id", "task_id") references "task" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "content" add constraint "content_target_term_id_foreign" foreign key ("site_id", "target_term_id") references "content_taxonomy" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "content" add constraint "content_primary_keyword_id_foreign" foreign key ("site_id", "primary_keyword_id") references "keyword" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "content" add constraint "content_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(`alter table "content" add constraint "content_needs_cluster" check (source = 'wordpress' or cluster_id is not null)`);
    this.addSql(
      `alter table "content" add constraint "content_structure_fits" check ((content_type = 'article' and content_structure in ('article', 'guide', 'tutorial', 'comparison', 'review', 'listicle', 'imported_article')) or (content_type = 'page' and content_structure in ('landing_page', 'business_page', 'service_page', 'general_page', 'cluster_hub', 'imported_page')) or (content_type = 'product' and content_structure in ('product_page', 'imported_product')) or (content_type = 'taxonomy' and content_structure in ('category_archive', 'tag_archive', 'attribute_archive', 'archive_page')))`,
    );
    this.addSql(`alter table "content" add constraint "content_external_pair" check ((external_kind is null) = (external_id is null))`);
    this.addSql(`alter table "content" add constraint "content_published_has_link" check (status = 'draft' or external_id is not null)`);
    this.addSql(
      `alter table "content" add constraint "content_content_type_check" check ("content_type" in ('article', 'page', 'product', 'taxonomy'))`,
    );
    this.addSql(
      `alter table "content" add constraint "content_content_structure_check" check ("content_structure" in ('article', 'guide', 'tutorial', 'comparison', 'review', 'listicle', 'imported_article', 'landing_page', 'business_page', 'service_page', 'general_page', 'cluster_hub', 'imported_page', 'product_page', 'imported_product', 'category_archive', 'tag_archive', 'attribute_archive', 'archive_page'))`,
    );
    this.addSql(`alter table "content" add constraint "content_status_check" check ("status" in ('draft', 'published'))`);
    this.addSql(`alter table "content" add constraint "content_source_check" check ("source" in ('igny8', 'wordpress'))`);
    this.addSql(`alter table "content" add constraint "content_external_kind_check" check ("external_kind" in ('post', 'term'))`);
    this.addSql(
      `alter table "publish_attempt" add constraint "publish_attempt_content_id_foreign" foreign key ("site_id", "content_id") references "content" ("site_id", "id") on delete cascade`,
    );
    this.addSql(
      `alter table "publish_attempt" add constraint "publish_attempt_job_id_foreign" foreign key ("site_id", "job_id") references "job" ("site_id", "id")`,
    );
    this.addSql(
      `alter table "publish_attempt" add constraint "publish_attempt_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "publish_attempt" add constraint "publish_attempt_state_check" check ("state" in ('running', 'succeeded', 'failed'))`,
    );
    this.addSql(`alter table "publish_attempt" add constraint "publish_attempt_path_check" check ("path" in ('core_rest', 'plugin'))`);
    this.addSql(
      `alter table "content_term" add constraint "content_term_content_id_foreign" foreign key ("site_id", "content_id") references "content" ("site_id", "id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "content_term" add constraint "content_term_term_id_foreign" foreign key ("site_id", "term_id") references "content_taxonomy" ("site_id", "id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "content_term" add constraint "content_term_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "content_revision" add constraint "content_revision_content_id_foreign" foreign key ("site_id", "content_id") references "content" ("site_id", "id") on delete cascade`,
    );
    this.addSql(
      `alter table "content_revision" add constraint "content_revision_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "content_revision" add constraint "content_revision_author_kind_check" check ("author_kind" in ('user', 'token', 'ai', 'import'))`,
    );
    this.addSql(
      `alter table "task_keyword" add constraint "task_keyword_task_id_foreign" foreign key ("site_id", "task_id") references "task" ("site_id", "id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "task_keyword" add constraint "task_keyword_keyword_id_foreign" foreign key ("site_id", "keyword_id") references "keyword" ("site_id", "id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "task_keyword" add constraint "task_keyword_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(`alter table "app_user" add constraint "app_user_role_check" check ("role" in ('owner', 'editor', 'viewer'))`);
    this.addSql(
      `alter table "session" add constraint "session_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "api_token" add constraint "api_token_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete cascade`,
    );
  }
}
