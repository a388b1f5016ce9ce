<?php
/**
 * Publishes the text of an archive page: the description of a term, with the markup that a post may have. WordPress
 * itself lets nothing but a few inline tags into descriptions; here the rules are those of the user's posts.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

final class Term_Publisher {

	/**
	 * Replaces a term's description. Name, slug and parent stay.
	 *
	 * @param array $wish Arguments of the route, valid by its schema.
	 * @return array The answer.
	 * @throws Refusal When nothing was written.
	 */
	public static function publish( array $wish ) {
		$lock = Lock::take( 'content ' . $wish['content_id'] );
		if ( ! $lock ) {
			throw Refusal::busy();
		}
		try {
			return self::run( $wish );
		} finally {
			$lock->release();
		}
	}

	/**
	 * The whole of it, under the lock.
	 *
	 * @param array $wish Arguments of the route.
	 * @return array
	 * @throws Refusal When nothing was written.
	 */
	private static function run( array $wish ) {
		$term = self::find( $wish['term']['id'], $wish['term']['taxonomy'] );
		$said = Publish_Record::find( 'term', $term->term_id, $wish['idempotency_key'] );
		if ( $said ) {
			return array_merge( $said, array( 'replayed' => true ) );
		}
		$sent   = $wish['term']['description'];
		$before = array( 'description' => $term->description );
		// As with posts: who finds its own words there already takes nobody's away.
		$is_expected = null === $wish['expected_hash'] || strtolower( $wish['expected_hash'] ) === self::hash( $term->description );
		if ( ! $is_expected && Term_Markup::filtered( $sent ) !== $term->description ) {
			throw Refusal::changed( $before );
		}

		$done = Term_Markup::allowed_while(
			static function () use ( $term, $sent ) {
				return wp_update_term( $term->term_id, $term->taxonomy, array( 'description' => wp_slash( $sent ) ) );
			}
		);
		if ( is_wp_error( $done ) ) {
			throw Refusal::by_wordpress( $done );
		}
		update_term_meta( $term->term_id, Meta::CONTENT_ID, $wish['content_id'] );

		clean_term_cache( $term->term_id, $term->taxonomy );
		$stored = get_term( $term->term_id, $term->taxonomy );
		$answer = array(
			'id'          => $stored->term_id,
			'taxonomy'    => $stored->taxonomy,
			'name'        => Post_Item::plain( $stored->name ),
			'slug'        => $stored->slug,
			'link'        => self::link( $stored ),
			'description' => $stored->description === $sent ? null : $stored->description,
			'stored_hash' => self::hash( $stored->description ),
			'before'      => $before,
			'replayed'    => false,
		);
		Publish_Record::keep( 'term', $term->term_id, $wish['idempotency_key'], $answer );
		return $answer;
	}

	/**
	 * The term, if the user may edit it.
	 *
	 * @param int    $id       Term.
	 * @param string $taxonomy Its taxonomy.
	 * @return \WP_Term
	 * @throws Refusal When it is not there, or not this user's to edit.
	 */
	private static function find( $id, $taxonomy ) {
		$term = get_term( $id, $taxonomy );
		if ( ! $term instanceof \WP_Term ) {
			throw Refusal::not_found( __( 'This term is no longer there.', 'igny8' ) );
		}
		if ( ! current_user_can( 'edit_term', $term->term_id ) ) {
			/* translators: %s: name of a taxonomy. */
			throw Refusal::forbidden( sprintf( __( 'Your user may not edit terms of %s. IGNY8 needs an editor or an administrator.', 'igny8' ), $taxonomy ) );
		}
		return $term;
	}

	/**
	 * How the caller knows a description again.
	 *
	 * @param string $description As stored.
	 * @return string
	 */
	private static function hash( $description ) {
		return hash( 'sha256', $description );
	}

	/**
	 * Where visitors find it; empty for a taxonomy without archives.
	 *
	 * @param \WP_Term $term The term.
	 * @return string
	 */
	private static function link( \WP_Term $term ) {
		$link = is_taxonomy_viewable( $term->taxonomy ) ? get_term_link( $term ) : '';
		return is_string( $link ) ? $link : '';
	}
}
