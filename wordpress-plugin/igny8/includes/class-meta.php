<?php
/**
 * The links from a post to what it is in IGNY8. Owns their names, who may write them, and that core REST takes them
 * in the very request that creates a post: so a post that IGNY8 has made is found again whatever happens to the answer.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

final class Meta {

	const CONTENT_ID = '_igny8_content_id';
	const CLUSTER_ID = '_igny8_cluster_id';
	const TASK_ID    = '_igny8_task_id';

	const KEYS = array( self::CONTENT_ID, self::CLUSTER_ID, self::TASK_ID );

	/** IGNY8's ids are UUIDs; a little room for another kind. */
	const MAX_LENGTH = 64;

	/**
	 * Registers the three keys for every post type that core REST serves.
	 */
	public static function register() {
		$descriptions = array(
			self::CONTENT_ID => __( 'The IGNY8 Content that this post shows.', 'igny8' ),
			self::CLUSTER_ID => __( 'The IGNY8 Cluster that the Content belongs to.', 'igny8' ),
			self::TASK_ID    => __( 'The IGNY8 Task that the Content was written for.', 'igny8' ),
		);
		foreach ( self::post_types() as $post_type ) {
			foreach ( $descriptions as $key => $description ) {
				register_post_meta(
					$post_type,
					$key,
					array(
						'type'              => 'string',
						'description'       => $description,
						'single'            => true,
						'default'           => '',
						'sanitize_callback' => 'sanitize_text_field',
						// The underscore makes the key protected: without this no one may write it.
						'auth_callback'     => array( self::class, 'may_write' ),
						'show_in_rest'      => array(
							'schema' => array(
								'type'      => 'string',
								'maxLength' => self::MAX_LENGTH,
								// Not for visitors.
								'context'   => array( 'edit' ),
							),
						),
					)
				);
			}
		}
	}

	/**
	 * Lets core REST show and take meta for post types that do not ask for it themselves. Only while REST is at work,
	 * so that no meta box appears in an editor that had none.
	 */
	public static function expose() {
		foreach ( self::post_types() as $post_type ) {
			if ( ! post_type_supports( $post_type, 'custom-fields' ) ) {
				add_post_type_support( $post_type, 'custom-fields' );
			}
		}
	}

	/**
	 * Whoever may edit the post may link it.
	 *
	 * @param bool   $allowed  What WordPress would say.
	 * @param string $meta_key The key.
	 * @param int    $post_id  The post.
	 * @param int    $user_id  Who asks.
	 * @return bool
	 */
	public static function may_write( $allowed, $meta_key, $post_id, $user_id ) {
		return user_can( $user_id, 'edit_post', $post_id );
	}

	/**
	 * The posts that bear a link, lowest id first, whatever their status.
	 *
	 * @param string $key   One of KEYS.
	 * @param string $value The id in IGNY8.
	 * @return int[]
	 */
	public static function find( $key, $value ) {
		global $wpdb;
		$types = Site_Types::post_type_names();
		$marks = implode( ', ', array_fill( 0, count( $types ), '%s' ) );
		// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQLPlaceholders -- only marks are put in; a cached answer could be of before the post was made.
		$ids = $wpdb->get_col(
			$wpdb->prepare(
				"SELECT DISTINCT p.ID FROM {$wpdb->postmeta} m JOIN {$wpdb->posts} p ON p.ID = m.post_id
				WHERE m.meta_key = %s AND m.meta_value = %s AND p.post_type IN ( {$marks} ) AND p.post_status NOT IN ( 'auto-draft', 'inherit' )
				ORDER BY p.ID ASC",
				array_merge( array( $key, $value ), $types )
			)
		);
		// phpcs:enable
		return array_map( 'intval', $ids );
	}

	/**
	 * How many posts bear a Content.
	 *
	 * @return int
	 */
	public static function count_linked() {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- no function of WordPress counts meta.
		return (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT( DISTINCT m.post_id ) FROM {$wpdb->postmeta} m JOIN {$wpdb->posts} p ON p.ID = m.post_id WHERE m.meta_key = %s", self::CONTENT_ID ) );
	}

	/**
	 * What a post that was made for a Content has for a guid. It is written with the post itself, before any meta can
	 * be; to feeds it is a name, not an address.
	 *
	 * @param string $content_id The Content in IGNY8.
	 * @return string
	 */
	public static function guid( $content_id ) {
		return home_url( '/?igny8=' . $content_id );
	}

	/**
	 * Takes every mark of ours off a post.
	 *
	 * @param int    $post_id    The post.
	 * @param string $content_id The Content that it bears.
	 */
	public static function unlink( $post_id, $content_id ) {
		global $wpdb;
		foreach ( array_merge( self::KEYS, array( Publish_Record::META_KEY ) ) as $key ) {
			delete_post_meta( $post_id, $key );
		}
		// The Content may become another post, and no two have one guid.
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- wp_update_post() never changes a guid.
		$wpdb->update(
			$wpdb->posts,
			array( 'guid' => home_url( '/?p=' . $post_id ) ),
			array(
				'ID'   => $post_id,
				'guid' => self::guid( $content_id ),
			)
		);
		clean_post_cache( $post_id );
	}

	/**
	 * Public post types that core REST serves.
	 *
	 * @return string[]
	 */
	private static function post_types() {
		return array_values( array_diff( get_post_types( array( 'public' => true, 'show_in_rest' => true ) ), array( 'attachment' ) ) );
	}
}
