import { Migration } from '@mikro-orm/migrations';

export class Migration20261126090000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "webhook" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "url" text not null, "events" text[] not null, "active" boolean not null default true, "paused_reason" text null, "secret" text not null, "previous_secret" text null, "previous_secret_until" timestamptz null, "failures" int not null default 0, "failing_since" timestamptz null, "taken_by" uuid null, "rests_until" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`alter table "webhook" add constraint "webhook_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(
      `create table "webhook_delivery" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "webhook_id" uuid not null, "event" text not null, "payload" text not null, "state" text not null default 'pending', "attempts" int not null default 0, "request_headers" jsonb null, "response_status" int null, "response_body" text null, "error" text null, "duration_ms" int null, "attempted_at" timestamptz null, "next_attempt_at" timestamptz null, "settled_at" timestamptz null, "replay_of" uuid null, primary key ("id"))`,
    );
    this.addSql(`create index "webhook_delivery_list" on "webhook_delivery" ("webhook_id", "created_at", "id")`);
    this.addSql(`create index "webhook_delivery_age" on "webhook_delivery" ("created_at")`);
    this.addSql(`create index "webhook_delivery_waiting" on "webhook_delivery" ("webhook_id", "id") where "state" = 'pending'`);
    this.addSql(`alter table "webhook_delivery" add constraint "webhook_delivery_site_id_id_unique" unique ("site_id", "id")`);
    this.addSql(
      `create table "webhook_event" ("id" bigserial primary key, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "site_id" uuid not null, "event" text not null, "ids" uuid[] not null, "facts" jsonb null)`,
    );
    // Puts down what is to be told, where an active webhook of an active site wants it; else it costs a look at a small table.
    this.addSql(`create function webhook_announce(of_site uuid, what text, about uuid[], known jsonb default null) returns void language sql as $$
      with told as (
        insert into webhook_event (site_id, event, ids, facts)
        select of_site, what, about, known where exists (
          select from webhook join site on site.id = webhook.site_id
          where webhook.site_id = of_site and webhook.active and site.active and what = any (webhook.events))
        returning id
      )
      select pg_notify('igny8_webhook', '') from told
    $$`);
    this.addSql(`create function webhook_content_made() returns trigger language plpgsql as $$
      begin
        if exists (select from webhook where active and 'content.updated' = any (events)) then
          perform webhook_announce(site_id, 'content.updated', array_agg(id order by id)) from made group by site_id;
        end if;
        return null;
      end
    $$`);
    // A version counts what is written here. The rest is what WordPress tells of a post that was linked already, and a publish
    // that was taken back; what a publish itself changes is told as content.published.
    this.addSql(`create function webhook_content_changed() returns trigger language plpgsql as $$
      begin
        if exists (select from webhook where active and 'content.updated' = any (events)) then
          perform webhook_announce(became.site_id, 'content.updated', array_agg(became.id order by became.id))
          from became join was on was.id = became.id
          where became.version <> was.version
            or became.deleted_at is distinct from was.deleted_at
            or (became.missing_at is null) <> (was.missing_at is null)
            or (became.status = 'draft' and was.status = 'published')
            or (was.external_id is not null and became.published_version is not distinct from was.published_version
              and (became.external_id, became.external_url, became.wp_status) is distinct from (was.external_id, was.external_url, was.wp_status))
          group by became.site_id;
        end if;
        return null;
      end
    $$`);
    this.addSql(`create function webhook_content_published() returns trigger language plpgsql as $$
      begin
        perform webhook_announce(new.site_id, 'content.published', array[new.content_id],
          (select jsonb_build_object(id, external_url) from content where id = new.content_id));
        return null;
      end
    $$`);
    this.addSql(`create function webhook_task_completed() returns trigger language plpgsql as $$
      begin
        perform webhook_announce(new.site_id, 'task.completed', array[new.id],
          (select jsonb_build_object(new.id, id) from content where task_id = new.id));
        return null;
      end
    $$`);
    this.addSql(`create function webhook_job_settled() returns trigger language plpgsql as $$
      begin
        perform webhook_announce(new.site_id, 'job.settled', array[new.id], jsonb_build_object(
          'kind', upper(new.kind), 'state', upper(new.state), 'total', new.total, 'done', new.done, 'failed', new.failed));
        return null;
      end
    $$`);
    this.addSql(`create function webhook_import_conflict() returns trigger language plpgsql as $$
      begin
        perform webhook_announce(new.site_id, 'import.conflict', array[new.content_id]);
        return null;
      end
    $$`);
    this.addSql(
      `create trigger webhook_job_settled after update on "job" for each row when (old.state in ('queued', 'running') and new.state in ('succeeded', 'failed', 'cancelled')) execute function webhook_job_settled()`,
    );
    this.addSql(
      `create trigger webhook_task_completed after update on "task" for each row when (old.status = 'queued' and new.status = 'completed') execute function webhook_task_completed()`,
    );
    this.addSql(
      `create trigger webhook_content_made after insert on "content" referencing new table as made for each statement execute function webhook_content_made()`,
    );
    this.addSql(
      `create trigger webhook_content_changed after update on "content" referencing old table as was new table as became for each statement execute function webhook_content_changed()`,
    );
    this.addSql(
      `create trigger webhook_content_published after update on "publish_attempt" for each row when (old.state = 'running' and new.state = 'succeeded' and new.kind = 'publish') execute function webhook_content_published()`,
    );
    this.addSql(
      `create trigger webhook_import_conflict after insert or update of fingerprint on "import_conflict" for each row execute function webhook_import_conflict()`,
    );
    this.addSql(
      `alter table "webhook" add constraint "webhook_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "webhook_delivery" add constraint "webhook_delivery_webhook_id_foreign" foreign key ("site_id", "webhook_id") references "webhook" ("site_id", "id") on delete cascade`,
    );
    this.addSql(
      `alter table "webhook_delivery" add constraint "webhook_delivery_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "webhook_delivery" add constraint "webhook_delivery_event_check" check ("event" in ('content.published', 'content.updated', 'task.completed', 'job.settled', 'import.conflict', 'ping'))`,
    );
    this.addSql(
      `alter table "webhook_delivery" add constraint "webhook_delivery_state_check" check ("state" in ('pending', 'delivered', 'failed'))`,
    );
    this.addSql(
      `alter table "webhook_event" add constraint "webhook_event_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "webhook_event" add constraint "webhook_event_event_check" check ("event" in ('content.published', 'content.updated', 'task.completed', 'job.settled', 'import.conflict', 'ping'))`,
    );
  }
}
