-- What a database held whose last migration was 20261125120000, as that version wrote it: an owner who had signed in, a site, a
-- cluster with a keyword, a task, the draft that came of it and was edited once, a post that was imported, and a job that was done.
insert into app_user (id, email, name, password_hash, role) values
  ('01930000-0000-7000-8000-000000000001', 'Ada@slow.example', 'Ada', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$bm9ib2R5J3M', 'owner');
insert into session (id, user_id, token_hash, expires_at, last_used_at) values
  ('01930000-0000-7000-8000-000000000002', '01930000-0000-7000-8000-000000000001', 'one', '2026-12-24T09:00:00Z', '2026-11-24T09:00:00Z'),
  ('01930000-0000-7000-8000-000000000003', '01930000-0000-7000-8000-000000000001', 'two', '2026-12-25T09:00:00Z', '2026-11-25T09:00:00Z');
insert into sign_in_link (id, token_hash, role, expires_at, used_at) values
  ('01930000-0000-7000-8000-000000000004', 'link', 'owner', '2026-11-24T10:00:00Z', '2026-11-24T09:00:00Z');
insert into site (id, name, url, wp_username) values
  ('01930000-0000-7000-8000-000000000010', 'Slow Morning', 'https://slow.example', 'ada');
insert into sector (id, site_id, name) values
  ('01930000-0000-7000-8000-000000000011', '01930000-0000-7000-8000-000000000010', 'General');
update site set default_sector_id = '01930000-0000-7000-8000-000000000011';
insert into cluster (id, site_id, sector_id, name) values
  ('01930000-0000-7000-8000-000000000012', '01930000-0000-7000-8000-000000000010', '01930000-0000-7000-8000-000000000011', 'Moka pots');
insert into keyword (id, site_id, sector_id, cluster_id, text, normalized_text, volume, assigned_by) values
  ('01930000-0000-7000-8000-000000000013', '01930000-0000-7000-8000-000000000010', '01930000-0000-7000-8000-000000000011',
   '01930000-0000-7000-8000-000000000012', 'Moka Pot', 'moka pot', 49500, 'run');
insert into task (id, site_id, sector_id, cluster_id, primary_keyword_id, title, content_type, content_structure, status) values
  ('01930000-0000-7000-8000-000000000014', '01930000-0000-7000-8000-000000000010', '01930000-0000-7000-8000-000000000011',
   '01930000-0000-7000-8000-000000000012', '01930000-0000-7000-8000-000000000013', 'Moka pots', 'article', 'guide', 'completed');
insert into content (id, site_id, sector_id, cluster_id, task_id, primary_keyword_id, title, content_html, content_type, content_structure,
  source, version, body_version, field_versions) values
  ('01930000-0000-7000-8000-000000000020', '01930000-0000-7000-8000-000000000010', '01930000-0000-7000-8000-000000000011',
   '01930000-0000-7000-8000-000000000012', '01930000-0000-7000-8000-000000000014', '01930000-0000-7000-8000-000000000013',
   'Moka pots, slowly', '<p>Grind it finer than gravel.</p>', 'article', 'guide', 'igny8', 2, 2, '{"contentHtml": 2}');
insert into content (id, site_id, sector_id, title, content_html, content_type, content_structure, source, status, external_kind,
  external_id, external_url, wp_status, wp_modified_at, published_version) values
  ('01930000-0000-7000-8000-000000000021', '01930000-0000-7000-8000-000000000010', '01930000-0000-7000-8000-000000000011',
   'Kettles', '<p>With a gooseneck, « doucement ».</p>', 'article', 'imported_article', 'wordpress', 'published', 'post', 7,
   'https://slow.example/kettles', 'publish', '2026-11-20T08:00:00Z', 1);
insert into content_revision (id, site_id, content_id, version, title, content_html, author_kind, author_id, note) values
  ('01930000-0000-7000-8000-000000000030', '01930000-0000-7000-8000-000000000010', '01930000-0000-7000-8000-000000000020', 1,
   'Moka pots, slowly', '<p>First words.</p>', 'ai', null, null),
  ('01930000-0000-7000-8000-000000000031', '01930000-0000-7000-8000-000000000010', '01930000-0000-7000-8000-000000000020', 2,
   'Moka pots, slowly', '<p>Grind it finer than gravel.</p>', 'user', '01930000-0000-7000-8000-000000000001', null),
  ('01930000-0000-7000-8000-000000000032', '01930000-0000-7000-8000-000000000010', '01930000-0000-7000-8000-000000000021', 1,
   'Kettles', '<p>With a gooseneck, « doucement ».</p>', 'import', null, null);
insert into job (id, site_id, kind, state, total, done, payload, finished_at) values
  ('01930000-0000-7000-8000-000000000040', '01930000-0000-7000-8000-000000000010', 'import_site', 'succeeded', 1, 1, '{}', '2026-11-25T09:00:00Z');
