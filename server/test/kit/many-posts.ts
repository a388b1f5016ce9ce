/**
 * A WordPress with as many posts as one wishes, written straight into its database: sizes as real ones are (log-normal, 1 to
 * 60 kB, a few of 500 kB), dates over five years, and terms of which few are on many posts and most on few. And what it then
 * holds, to compare.
 */
import type { Sandbox } from '../../../sandbox/start.ts';

export interface Filling {
  posts: number;
  terms: number;
  seed: number;
}

/** Mostly posts, some pages and products. Ids of the sandbox's own things lie below. */
export async function fillWordPress(sandbox: Sandbox, { posts, terms, seed }: Filling): Promise<void> {
  await sandbox.php(`
    mt_srand( ${seed} );
    $pdo = $GLOBALS['@pdo'];
    $pdo->beginTransaction();
    $row = static function ( $table, array $values ) use ( $pdo ) {
      static $made = array();
      if ( ! isset( $made[ $table ] ) ) {
        $made[ $table ] = $pdo->prepare( 'INSERT INTO ' . $table . ' (' . implode( ', ', array_keys( $values ) ) . ') VALUES (' . implode( ', ', array_fill( 0, count( $values ), '?' ) ) . ')' );
      }
      $made[ $table ]->execute( array_values( $values ) );
      return (int) $pdo->lastInsertId();
    };
    global $wpdb;
    $of = array( 'category' => array(), 'post_tag' => array(), 'product_cat' => array() );
    for ( $n = 1; $n <= ${terms}; $n++ ) {
      $taxonomy = $n % 20 ? ( $n % 10 === 5 ? 'product_cat' : 'post_tag' ) : 'category';
      $parent   = 'category' === $taxonomy && $of['category'] && mt_rand( 0, 1 ) ? $of['category'][ array_rand( $of['category'] ) ][0] : 0;
      $term     = $row( $wpdb->terms, array( 'name' => "Term $n", 'slug' => "term-$n", 'term_group' => 0 ) );
      $of[ $taxonomy ][] = array( $term, $row( $wpdb->term_taxonomy, array( 'term_id' => $term, 'taxonomy' => $taxonomy, 'description' => '', 'parent' => $parent, 'count' => 0 ) ) );
    }
    $letters = 'etaoinshrdlucmfwypvbgk';
    $pool    = array();
    for ( $n = 0; $n < 3000; $n++ ) {
      $words = array();
      for ( $w = mt_rand( 6, 20 ); $w > 0; $w-- ) {
        $word = '';
        for ( $l = mt_rand( 2, 9 ); $l > 0; $l-- ) { $word .= $letters[ (int) floor( 22 * pow( mt_rand() / mt_getrandmax(), 1.6 ) ) % 22 ]; }
        $words[] = $word;
      }
      $pool[] = ucfirst( implode( ' ', $words ) ) . ( $n % 7 ? '.' : ' — &amp; “more”.' );
    }
    $share = static function () { return ( mt_rand() + 1 ) / ( mt_getrandmax() + 2 ); };
    for ( $n = 1; $n <= ${posts}; $n++ ) {
      $size = (int) min( 60000, max( 1000, 6000 * exp( 0.9 * sqrt( -2 * log( $share() ) ) * cos( 2 * M_PI * $share() ) ) ) );
      if ( 0 === $n % 2500 ) { $size = 500000; }
      $text = '';
      while ( strlen( $text ) < $size ) {
        $text .= "<!-- wp:paragraph -->\\n<p>";
        for ( $s = mt_rand( 2, 6 ); $s > 0; $s-- ) { $text .= $pool[ mt_rand( 0, 2999 ) ] . ' '; }
        $text .= "</p>\\n<!-- /wp:paragraph -->\\n\\n";
      }
      $type = $n % 20 ? ( 0 === $n % 7 ? 'page' : 'post' ) : 'product';
      $date = gmdate( 'Y-m-d H:i:s', mt_rand( 1577836800, 1735689600 ) );
      $id   = $row( $wpdb->posts, array(
        'post_author' => 1, 'post_date' => $date, 'post_date_gmt' => $date, 'post_content' => $text, 'post_title' => "Post $n: " . $pool[ mt_rand( 0, 2999 ) ],
        'post_excerpt' => '', 'post_status' => 0 === $n % 30 ? 'draft' : 'publish', 'comment_status' => 'closed', 'ping_status' => 'closed', 'post_password' => '',
        'post_name' => "post-$n", 'to_ping' => '', 'pinged' => '', 'post_modified' => $date, 'post_modified_gmt' => $date, 'post_content_filtered' => '',
        'post_parent' => 0, 'guid' => "https://example.test/?p=$n", 'menu_order' => 0, 'post_type' => $type, 'post_mime_type' => '', 'comment_count' => 0 ) );
      $lists = array( 'post' => array( 'category' => 2, 'post_tag' => 5 ), 'product' => array( 'product_cat' => 2 ), 'page' => array() );
      foreach ( $lists[ $type ] as $taxonomy => $most ) {
        $chosen = array();
        for ( $t = mt_rand( 1, $most ); $t > 0 && $of[ $taxonomy ]; $t-- ) {
          $chosen[ $of[ $taxonomy ][ (int) floor( count( $of[ $taxonomy ] ) * pow( $share(), 3 ) ) ][1] ] = true;
        }
        foreach ( array_keys( $chosen ) as $tt ) { $row( $wpdb->term_relationships, array( 'object_id' => $id, 'term_taxonomy_id' => $tt, 'term_order' => 0 ) ); }
      }
    }
    $pdo->exec( "UPDATE {$wpdb->term_taxonomy} SET count = ( SELECT COUNT(*) FROM {$wpdb->term_relationships} r WHERE r.term_taxonomy_id = {$wpdb->term_taxonomy}.term_taxonomy_id )" );
    $pdo->commit();`);
}

/** `id|title|md5 of the text|status|ids of terms`, in the order of the ids. */
export async function postsOf(sandbox: Sandbox): Promise<string[]> {
  return JSON.parse(
    await sandbox.php(`
    $pdo   = $GLOBALS['@pdo'];
    global $wpdb;
    $terms = array();
    foreach ( $pdo->query( "SELECT r.object_id, t.term_id FROM {$wpdb->term_relationships} r JOIN {$wpdb->term_taxonomy} t ON t.term_taxonomy_id = r.term_taxonomy_id ORDER BY t.term_id", PDO::FETCH_NUM ) as $pair ) {
      $terms[ $pair[0] ][] = $pair[1];
    }
    $found = array();
    foreach ( $pdo->query( "SELECT ID, post_title, post_content, post_status FROM {$wpdb->posts} WHERE post_type IN ( 'post', 'page', 'product' ) AND post_status NOT IN ( 'trash', 'auto-draft', 'inherit' ) ORDER BY ID", PDO::FETCH_NUM ) as $post ) {
      $found[] = $post[0] . '|' . $post[1] . '|' . md5( $post[2] ) . '|' . $post[3] . '|' . implode( ',', $terms[ $post[0] ] ?? array() );
    }
    echo json_encode( $found );`),
  );
}

/** The same, of what is here: a statement without parameters. */
export const CONTENTS_AS_POSTS = `select concat_ws('|', c.external_id, c.title, md5(c.content_html), c.wp_status,
    (select coalesce(string_agg(t.external_id::text, ',' order by t.external_id), '') from content_term ct join content_taxonomy t on t.id = ct.term_id
      where ct.content_id = c.id)) as post
  from content c where c.external_kind = 'post' order by c.external_id`;
