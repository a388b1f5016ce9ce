import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { again, BOOT, type Client, clientOf, create, type Json, publishing, stored, walk } from './kit.ts';

let sandbox: Sandbox;
let admin: Client;
beforeAll(async () => {
  sandbox = await startSandbox({ workers: 8 });
  admin = clientOf(sandbox, sandbox);
  // A slow host: between WordPress's look at which slugs are taken and its write, others have the time to look, too.
  await sandbox.php(`
    file_put_contents( WP_PLUGIN_DIR . '/slow.php', "<?php\n// Plugin Name: Slow\nadd_filter( 'wp_insert_post_data', function ( $" . "data ) { usleep( 100000 ); return $" . "data; } );" );
    require_once ABSPATH . 'wp-admin/includes/plugin.php';
    wp_cache_flush();
    $result = activate_plugin( 'slow.php' );
    if ( is_wp_error( $result ) ) { fwrite( STDERR, $result->get_error_message() ); exit( 1 ); }`);
}, BOOT);
afterAll(() => sandbox?.stop());

const publish = (wish: Json) => admin.post('igny8/v1/publish', wish);
const postsOf = async (contentId: string): Promise<number> =>
  Number(await sandbox.php(`echo count( Igny8\\Meta::find( '_igny8_content_id', '${contentId}' ) );`));
const locks = async (): Promise<number> =>
  Number(
    await sandbox.php(
      `echo $GLOBALS['wpdb']->get_var( "SELECT COUNT(*) FROM wp_options WHERE option_name LIKE 'igny8#_lock#_%' ESCAPE '#'" );`,
    ),
  );
/** Leaves a lock as a process does that was killed: its lease ends so many seconds from now. */
const abandonLock = (contentId: string, seconds: number) =>
  sandbox.php(
    `$GLOBALS['wpdb']->insert( 'wp_options', array( 'option_name' => 'igny8_lock_' . md5( 'content ${contentId}' ), 'option_value' => ( time() + ${seconds} ) . ':x', 'autoload' => 'no' ) );`,
  );

describe('the same request once more', () => {
  it('changes nothing, and is answered as the first was', async () => {
    const tag = await create(admin, 'tags', { name: 'Once' });
    const wish = publishing({ terms: { post_tag: [tag.id] } });
    const first = await publish(wish);
    const second = await publish(wish);
    expect(second).toMatchObject({ status: 200, body: { ...first.body, replayed: true, created: true } });

    const update = again(wish, { title: 'Updated', content: '<p>New.</p>' });
    const third = await publish(update);
    await admin.post(`wp/v2/posts/${first.body.id}`, { content: 'Edited by somebody since.' });
    const fourth = await publish(update);
    expect(third.body.before).toMatchObject({ post_title: 'Boots', post_content: '<p>Words.</p>' });
    expect(fourth.body).toEqual({ ...third.body, replayed: true });
    expect((await stored(admin, first.body.id)).content.raw).toBe('Edited by somebody since.');
  });

  it('keeps an empty object an object', async () => {
    const wish = publishing({ type: 'page' });
    await publish(wish);
    const update = again(wish);
    await publish(update);
    const { body } = await publish(update);
    expect(body.replayed).toBe(true);
    expect(JSON.stringify([body.terms, body.before.taxonomies])).toBe('[{},{}]');
  });

  it('is done once more when its key is not the last one: the post has moved on', async () => {
    const wish = publishing({ title: 'One' });
    await publish(wish);
    await publish(again(wish, { title: 'Two' }));
    expect((await publish(wish)).body).toMatchObject({ replayed: false, title: 'One', before: { post_title: 'Two' } });
  });

  it('is done when what was kept cannot be read', async () => {
    const wish = publishing();
    const { id } = (await publish(wish)).body;
    for (const broken of ['', 'z:', 'z:bm8=', 'j:{}', 'j:', 'junk']) {
      await sandbox.php(`update_post_meta( ${id}, '_igny8_last_publish', '${broken}' );`);
      expect([broken, (await publish(wish)).body.replayed]).toEqual([broken, false]);
    }
  });

  it('still needs the right to edit the post', async () => {
    const wish = publishing();
    await publish(wish);
    const author = clientOf(sandbox, await sandbox.createUser('author'));
    expect(await author.post('igny8/v1/publish', wish)).toMatchObject({ status: 403, body: { code: 'rest_forbidden' } });
  });
});

describe('at once', () => {
  it('ten requests for one Content make one post', async () => {
    const wish = publishing();
    const answers = await Promise.all(Array.from({ length: 10 }, () => publish(wish)));
    const done = answers.filter((answer) => answer.status !== 409);
    const busy = answers.filter((answer) => answer.status === 409);
    expect(new Set(done.map((answer) => answer.body.id)).size).toBe(1);
    expect(done.filter((answer) => answer.status === 201)).toHaveLength(1);
    for (const answer of busy) {
      expect(answer.body.code).toBe('igny8_busy');
      expect(answer.headers.get('retry-after')).toBe('2');
    }
    expect(await postsOf(wish.content_id)).toBe(1);
    expect(await locks()).toBe(0);
  });

  it('ten Contents with one slug get ten slugs', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => publish(publishing({ slug: 'same' }))));
    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(201));
    const slugs = answers.map((answer) => answer.body.slug).sort();
    expect(slugs).toEqual(['same', ...[10, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `same-${number}`)]);
    expect(await locks()).toBe(0);
  });

  it('so do drafts that are published, and slugs that end in a number', async () => {
    const drafts = Array.from({ length: 5 }, () => publishing({ status: 'draft', slug: 'later' }));
    for (const draft of drafts) await publish(draft);
    const more = Array.from({ length: 3 }, () => publishing({ slug: 'later-2' }));
    const answers = await Promise.all([...drafts.map((draft) => again(draft, { status: 'publish' })), ...more].map(publish));
    expect(answers.every((answer) => answer.status < 300)).toBe(true);
    expect(new Set(answers.map((answer) => answer.body.slug)).size).toBe(8);
  });
});

describe('a Content that another request is at work on', () => {
  it('is busy, and says when to come back', async () => {
    const wish = publishing();
    await abandonLock(wish.content_id, 30);
    const answer = await publish(wish);
    expect(answer).toMatchObject({ status: 409, body: { code: 'igny8_busy' } });
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(await postsOf(wish.content_id)).toBe(0);
  });

  it('is free again when the lease of a killed process has run out', async () => {
    const wish = publishing();
    await abandonLock(wish.content_id, -1);
    expect((await publish(wish)).status).toBe(201);
    expect(await postsOf(wish.content_id)).toBe(1);
  });

  it.each([
    ['was killed', 'posix_kill( getmypid(), 9 );'],
    ['broke down in another plugin', "throw new Error( 'broken' );"],
  ])('goes on with the post that a process had made, and not linked yet, when it %s', async (how, end) => {
    const wish = publishing({ title: how });
    // Between the row and its meta.
    const broken = sandbox.php(`
      add_action( 'set_object_terms', function () { ${end} } );
      $request = new WP_REST_Request( 'POST', '/igny8/v1/publish' );
      $request->set_body_params( json_decode( '${JSON.stringify(wish)}', true ) );
      rest_do_request( $request );`);
    await expect(broken).rejects.toThrow();
    expect(await postsOf(wish.content_id)).toBe(0);
    expect((await publish(wish)).body.code).toBe('igny8_busy');
    await sandbox.php(
      `$GLOBALS['wpdb']->update( 'wp_options', array( 'option_value' => '1:x' ), array( 'option_name' => 'igny8_lock_' . md5( 'content ${wish.content_id}' ) ) );`,
    );
    // A refusal gives the lock back; what it has found stays found.
    const author = clientOf(sandbox, await sandbox.createUser('author'));
    expect((await author.post('igny8/v1/publish', wish)).status).toBe(403);
    expect(await publish(wish)).toMatchObject({ status: 201, body: { created: true, replayed: false, before: null, title: how } });
    const named = (await walk(admin, 'igny8/v1/posts?post_type=post&per_page=500')).filter((post) => post.post_title === how);
    expect(named).toHaveLength(1);
    expect(await postsOf(wish.content_id)).toBe(1);
  });
});

describe('how a post was before', () => {
  const cutOff = async (wish: Json, hook: string) => {
    const broken = sandbox.php(`
      add_action( '${hook}', function () { posix_kill( getmypid(), 9 ); } );
      $request = new WP_REST_Request( 'POST', '/igny8/v1/publish' );
      $request->set_body_params( json_decode( '${JSON.stringify(wish)}', true ) );
      rest_do_request( $request );`);
    await expect(broken).rejects.toThrow();
    await sandbox.php(
      `$GLOBALS['wpdb']->update( 'wp_options', array( 'option_value' => '1:x' ), array( 'option_name' => 'igny8_lock_' . md5( 'content ${wish.content_id}' ) ) );`,
    );
  };
  const later = (date: string, id: number) =>
    sandbox.php(
      `$GLOBALS['wpdb']->update( 'wp_posts', array( 'post_modified_gmt' => '${date}', 'post_modified' => '${date}' ), array( 'ID' => ${id} ) );`,
    );

  it('is known to a request that was killed between the row and the answer, and goes on', async () => {
    const tag = await create(admin, 'tags', { name: 'Half done' });
    const wish = publishing({ title: 'Original' });
    const { id, modified_gmt } = (await publish(wish)).body;
    const update = again(
      wish,
      { id, title: 'Killed over', content: '<p>New.</p>', terms: { post_tag: [tag.id] } },
      { expected_modified_gmt: modified_gmt },
    );
    await cutOff(update, 'post_updated');
    await later('2030-01-01 00:00:00', id);
    expect(await publish(update)).toMatchObject({
      status: 200,
      body: {
        created: false,
        replayed: false,
        title: update.post.title,
        terms: { post_tag: [tag.id] },
        before: { post_title: 'Original', post_content: '<p>Words.</p>' },
      },
    });
  });

  it('is nothing, for a post that a killed request had made and linked', async () => {
    const wish = publishing({ title: 'Killed late' });
    await cutOff(wish, 'save_post');
    expect(await postsOf(wish.content_id)).toBe(1);
    expect(await publish(wish)).toMatchObject({ status: 201, body: { created: true, before: null } });
  });

  it('is told across requests whose answers nobody heard, as long as the words are theirs', async () => {
    const wish = publishing({ title: 'Heard' });
    const { id } = (await publish(wish)).body;
    const lost = again(wish, { title: 'Not heard' });
    await publish(lost);
    const next = again(wish, { title: 'Next' }, { unheard: [lost.idempotency_key] });
    expect((await publish(next)).body).toMatchObject({ title: 'Next', before: { post_title: 'Heard' } });
    await admin.post(`wp/v2/posts/${id}`, { title: 'Theirs' });
    const last = again(wish, { title: 'Last' }, { unheard: [lost.idempotency_key, next.idempotency_key] });
    expect((await publish(last)).body).toMatchObject({ title: 'Last', before: { post_title: 'Theirs' } });
  });
});

describe('a lock', () => {
  it('is won by one of many, taken over by one of many, and given back only by its holder', async () => {
    const race = async (name: string) => {
      const code = `usleep( 1000 * max( 0, %AT% - (int) ( microtime( true ) * 1000 ) ) ); echo Igny8\\Lock::take( '${name}' ) ? 'won' : 'lost';`;
      const at = String(Date.now() + 1500);
      return (await Promise.all(Array.from({ length: 6 }, () => sandbox.php(code.replace('%AT%', at))))).filter((said) => said === 'won')
        .length;
    };
    expect(await race('new')).toBe(1);
    await sandbox.php(`$GLOBALS['wpdb']->query( "UPDATE wp_options SET option_value = '1:x' WHERE option_name LIKE 'igny8_lock_%'" );`);
    expect(await race('new')).toBe(1);
    const said = await sandbox.php(`
      $mine = Igny8\\Lock::take( 'mine' );
      $GLOBALS['wpdb']->query( "UPDATE wp_options SET option_value = '1:x' WHERE option_name = 'igny8_lock_" . md5( 'mine' ) . "'" );
      $theirs = Igny8\\Lock::take( 'mine' );
      $mine->release();
      echo json_encode( array( $mine->was_abandoned(), $theirs->was_abandoned(), null === Igny8\\Lock::take( 'mine' ) ) );
      $theirs->release();
      echo json_encode( null === Igny8\\Lock::take( 'mine' ) );`);
    expect(said).toBe('[false,true,true]false');
  });

  it('is not relied on when its lease is about to end', async () => {
    const said = await sandbox.php(`
      $lock = Igny8\\Lock::take( 'old' );
      $age = function ( $left ) { $this->value = ( time() + $left ) . ':x'; };
      echo (int) $lock->is_safe();
      $age->call( $lock, 19 );
      echo (int) $lock->is_safe();`);
    expect(said).toBe('10');
  });
});
