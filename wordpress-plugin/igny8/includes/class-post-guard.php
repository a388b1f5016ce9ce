<?php
/**
 * What has to hold before a post is written: the user may, and nobody's words are lost that the caller has not seen.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

final class Post_Guard {

	/**
	 * The rights that core REST asks for.
	 *
	 * @param array         $wanted  The post as it shall be.
	 * @param \WP_Post|null $present The post, or null when one is to be made.
	 * @throws Refusal When the user lacks one.
	 */
	public static function check_rights( array $wanted, $present ) {
		$type   = get_post_type_object( $wanted['type'] );
		$status = $wanted['status'];
		if ( $present && ! current_user_can( 'edit_post', $present->ID ) ) {
			throw Refusal::forbidden( __( 'Your user may not edit this post. IGNY8 needs an editor or an administrator.', 'igny8' ) );
		}
		if ( ! $present && ! current_user_can( $type->cap->create_posts ) ) {
			/* translators: %s: name of a post type. */
			throw Refusal::forbidden( sprintf( __( 'Your user may not make posts of the type %s.', 'igny8' ), $type->name ) );
		}
		$stays = $present && $present->post_status === $status;
		if ( ! $stays && ! in_array( $status, array( 'draft', 'pending' ), true ) && ! current_user_can( $type->cap->publish_posts ) ) {
			/* translators: %s: name of a post type. */
			throw Refusal::forbidden( sprintf( __( 'Your user may not publish posts of the type %s. Publish as a draft, or use an author, editor or administrator.', 'igny8' ), $type->name ) );
		}
	}

	/**
	 * Refuses to write over what the caller has not seen.
	 *
	 * @param array    $wish    The request.
	 * @param \WP_Post $present The post as it is.
	 * @throws Refusal When it is in the trash and shall stay there, or was changed.
	 */
	public static function check_unchanged( array $wish, \WP_Post $present ) {
		if ( 'trash' === $present->post_status && ! $wish['restore'] ) {
			throw new Refusal( 'igny8_trashed', __( 'This post is in the trash of WordPress.', 'igny8' ), 409, array( 'current' => Post_Item::of( $present ) ) );
		}
		$is_ours = self::is_half_done( $wish, $present ) || Publish_Record::is_as_left( $present, $wish['unheard'] );
		if ( ! $is_ours && ! self::is_as_expected( $wish, $present ) ) {
			throw Refusal::changed( Post_Item::of( $present ) );
		}
	}

	/**
	 * Whether the post is the one that the caller last saw.
	 *
	 * @param array    $wish The request.
	 * @param \WP_Post $post The post.
	 * @return bool
	 */
	private static function is_as_expected( array $wish, \WP_Post $post ) {
		$modified = $wish['expected_modified_gmt'];
		$hash     = $wish['expected_hash'];
		// Two changes in one second have the same date.
		return ( null === $modified || strtotime( Post_Item::gmt( $post->post_modified_gmt, $post->post_modified ) . ' UTC' ) === rest_parse_date( $modified ) )
			&& ( null === $hash || strtolower( $hash ) === self::hash( $post ) );
	}

	/**
	 * Whether this very request wrote the row before, and was killed before it could keep its answer: nobody's words are
	 * lost by going on.
	 *
	 * @param array    $wish The request.
	 * @param \WP_Post $post The post as it is.
	 * @return bool
	 */
	private static function is_half_done( array $wish, \WP_Post $post ) {
		$wanted = $wish['post'];
		return Publish_Record::is_begun( $post->ID, $wish['idempotency_key'] )
			&& self::hash_to_be( $wanted, $post->ID ) === self::hash( $post )
			&& $wanted['status'] === $post->post_status
			&& ( ! isset( $wanted['slug'] ) || sanitize_title( $wanted['slug'] ) === $post->post_name );
	}

	/**
	 * The hash that a post will have: of its words as WordPress stores them of this user.
	 *
	 * @param array $wanted  The post as it shall be.
	 * @param int   $post_id Its id; 0 for a new one.
	 * @return string
	 */
	public static function hash_to_be( array $wanted, $post_id ) {
		$title   = wp_unslash( sanitize_post_field( 'post_title', wp_slash( $wanted['title'] ), $post_id, 'db' ) );
		$content = wp_unslash( sanitize_post_field( 'post_content', wp_slash( $wanted['content'] ), $post_id, 'db' ) );
		return hash( 'sha256', $title . "\0" . $content );
	}

	/**
	 * How the caller knows the words of a post again.
	 *
	 * @param \WP_Post $post The post.
	 * @return string
	 */
	public static function hash( \WP_Post $post ) {
		return hash( 'sha256', $post->post_title . "\0" . $post->post_content );
	}
}
