import { Migration } from '@mikro-orm/migrations';

export class Migration20261125080000 extends Migration {
  override up(): void {
    this.addSql(`alter table "job" drop constraint "job_kind_check"`);
    this.addSql(
      `alter table "job" add constraint "job_kind_check" check ("kind" in ('cluster_keywords', 'import_keywords', 'generate_ideas', 'generate_draft', 'import_site', 'publish_content', 'undo_publish', 'check_drift', 'suggest_clusters'))`,
    );
  }
}
