import { Migration } from '@mikro-orm/migrations';

export class Migration20261125120000 extends Migration {
  override up(): void {
    this.addSql(
      `alter table "publish_attempt" add "kind" text not null default 'publish', add "external_id" bigint null, add "unsure" boolean not null default false, add "undone_at" timestamptz null`,
    );
    this.addSql(`alter table "publish_attempt" add constraint "publish_attempt_kind_check" check ("kind" in ('publish', 'undo'))`);
    // A content had one post in all its life until now.
    this.addSql(`update "publish_attempt" set "external_id" = "content"."external_id" from "content"
      where "content"."id" = "publish_attempt"."content_id" and "publish_attempt"."state" = 'succeeded'`);
  }
}
