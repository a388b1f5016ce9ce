import { Migration } from '@mikro-orm/migrations';

export class Migration20261125100000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "cluster_suggestion" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "content_id" uuid not null, "cluster_id" uuid null, "confidence" double precision null, "body_version" int not null, "compared" text not null, primary key ("id"))`,
    );
    this.addSql(`alter table "cluster_suggestion" add constraint "cluster_suggestion_content_id_unique" unique ("content_id")`);
    this.addSql(`create index "cluster_suggestion_cluster_id_index" on "cluster_suggestion" ("cluster_id")`);
    this.addSql(`create index "cluster_suggestion_confidence" on "cluster_suggestion" ("site_id", "confidence")`);
    this.addSql(
      `alter table "cluster_suggestion" add constraint "cluster_suggestion_content_id_foreign" foreign key ("site_id", "content_id") references "content" ("site_id", "id") on delete cascade`,
    );
    this.addSql(
      `alter table "cluster_suggestion" add constraint "cluster_suggestion_cluster_id_foreign" foreign key ("site_id", "cluster_id") references "cluster" ("site_id", "id") on delete cascade`,
    );
    this.addSql(
      `alter table "cluster_suggestion" add constraint "cluster_suggestion_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "cluster_suggestion" add constraint "cluster_suggestion_whole" check ((cluster_id is null) = (confidence is null))`,
    );
  }
}
