import { Migration } from '@mikro-orm/migrations';

export class Migration20261127080000 extends Migration {
  override up(): void {
    this.addSql(`drop index "content_cluster"`);
    this.addSql(`create index "content_cluster" on "content" ("site_id", "cluster_id", "content_type") include ("deleted_at")`);
    this.addSql(`drop index "keyword_cluster"`);
    this.addSql(`create index "keyword_cluster" on "keyword" ("site_id", "cluster_id", "id") include ("volume")`);
  }
}
