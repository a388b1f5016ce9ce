<?php
/**
 * Makes a term, or adopts the one that is there: by its slug, else by its name under the same parent. So the same wish
 * twice never makes two, at once neither: WordPress's own look for a twin comes too early where two write in turns.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

final class Term_Maker {

	const WAIT_SECONDS = 10;

	/**
	 * Makes or adopts one.
	 *
	 * @param array $wish Taxonomy, name, and perhaps slug, description, parent.
	 * @return array As the route answers.
	 * @throws Refusal When it could not.
	 */
	public static function make( array $wish ) {
		$wish    += array(
			'slug'        => '',
			'description' => '',
			'parent'      => 0,
		);
		$taxonomy = get_taxonomy( $wish['taxonomy'] );
		if ( $wish['parent'] && ! $taxonomy->hierarchical ) {
			/* translators: %s: name of a taxonomy. */
			throw new Refusal( 'rest_taxonomy_not_hierarchical', sprintf( __( 'Terms of %s have no parents.', 'igny8' ), $taxonomy->name ), 400 );
		}
		if ( $wish['parent'] && ! term_exists( $wish['parent'], $taxonomy->name ) ) {
			throw new Refusal( 'rest_term_invalid', __( 'The parent term is not there.', 'igny8' ), 400 );
		}
		$term = self::find( $wish );
		if ( $term ) {
			return self::describe( $term, true );
		}
		// As core REST: whoever may assign terms of a flat taxonomy may make new ones.
		if ( ! current_user_can( $taxonomy->hierarchical ? $taxonomy->cap->edit_terms : $taxonomy->cap->assign_terms ) ) {
			/* translators: %s: name of a taxonomy. */
			throw Refusal::forbidden( sprintf( __( 'Your user may not make terms of %s.', 'igny8' ), $taxonomy->name ) );
		}
		$lock = Lock::wait( 'terms ' . $taxonomy->name, self::WAIT_SECONDS );
		if ( ! $lock ) {
			throw Refusal::busy();
		}
		try {
			// What was found a moment ago is not what is there now.
			wp_cache_set( 'last_changed', microtime(), 'terms' );
			$term = self::find( $wish );
			return $term ? self::describe( $term, true ) : self::insert( $wish );
		} finally {
			$lock->release();
		}
	}

	/**
	 * Makes it.
	 *
	 * @param array $wish Complete.
	 * @return array As the route answers.
	 * @throws Refusal When WordPress does not.
	 */
	private static function insert( array $wish ) {
		$made = wp_insert_term(
			wp_slash( $wish['name'] ),
			$wish['taxonomy'],
			array(
				'slug'        => $wish['slug'],
				'description' => wp_slash( $wish['description'] ),
				'parent'      => $wish['parent'],
			)
		);
		if ( ! is_wp_error( $made ) ) {
			return self::describe( get_term( $made['term_id'], $wish['taxonomy'] ), false );
		}
		// WordPress knows it by another spelling, or someone makes terms without asking for the lock.
		$there = (int) $made->get_error_data( 'term_exists' );
		if ( ! $there ) {
			throw Refusal::by_wordpress( $made );
		}
		return self::describe( get_term( $there, $wish['taxonomy'] ), true );
	}

	/**
	 * The term that is there.
	 *
	 * @param array $wish Complete.
	 * @return \WP_Term|null
	 */
	private static function find( array $wish ) {
		$term = '' === $wish['slug'] ? false : get_term_by( 'slug', $wish['slug'], $wish['taxonomy'] );
		if ( $term instanceof \WP_Term ) {
			return $term;
		}
		// Not term_exists(): that compares slugs first, and the slug of "C++" is that of "C".
		$same = get_terms(
			array(
				'taxonomy'   => $wish['taxonomy'],
				'name'       => $wish['name'],
				'parent'     => $wish['parent'],
				'hide_empty' => false,
				'number'     => 1,
			)
		);
		return is_array( $same ) && $same ? $same[0] : null;
	}

	/**
	 * As the route answers.
	 *
	 * @param \WP_Term $term    The term.
	 * @param bool     $adopted Whether it was there.
	 * @return array
	 */
	private static function describe( \WP_Term $term, $adopted ) {
		return array(
			'term_id'     => $term->term_id,
			'taxonomy'    => $term->taxonomy,
			'name'        => Post_Item::plain( $term->name ),
			'slug'        => $term->slug,
			'description' => $term->description,
			'parent'      => $term->parent,
			'adopted'     => $adopted,
		);
	}
}
