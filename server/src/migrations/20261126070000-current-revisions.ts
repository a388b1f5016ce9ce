import { Migration } from '@mikro-orm/migrations';

export class Migration20261126070000 extends Migration {
  override up(): void {
    // What an import brings is kept once, as long as it is the present text.
    this.addSql(`alter table "content_revision" alter column "content_html" drop not null`);
    this.addSql(
      `alter table "content_revision" add constraint "content_revision_has_text" check (content_html is not null or author_kind = 'import' and not proposed)`,
    );
    this.addSql(`create function content_revision_keep() returns trigger language plpgsql as $$
      begin
        update content_revision set content_html = old.content_html where content_id = old.id and content_html is null;
        return new;
      end
    $$`);
    this.addSql(
      `create trigger content_revision_keep before update of content_html on "content" for each row when (old.content_html is distinct from new.content_html) execute function content_revision_keep()`,
    );
    // Compressing takes longer than all else that is done to save a text; that it stands here once makes up for the room.
    this.addSql(`alter table "content" alter column "content_html" set storage external`);
    this.addSql(`alter table "content_revision" alter column "content_html" set storage external`);
  }
}
