<?php
/**
 * Which markup a term's description keeps. WordPress strips all but a few inline tags from every description that is
 * saved; what this plugin publishes is held to the rules for posts instead. A description that was published keeps its
 * markup, too, when someone later renames the term: WordPress saves the whole term then.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

final class Term_Markup {

	const FILTER = 'pre_term_description';

	/**
	 * Hooks in, before WordPress's own filter at 10.
	 */
	public static function start() {
		add_filter( self::FILTER, array( self::class, 'spare_published' ), 9, 2 );
	}

	/**
	 * Does something while descriptions are held to the rules for posts.
	 *
	 * @param callable $work What to do.
	 * @return mixed What it gives.
	 */
	public static function allowed_while( $work ) {
		$usual = has_filter( self::FILTER, 'wp_filter_kses' );
		remove_filter( self::FILTER, 'wp_filter_kses', $usual );
		add_filter( self::FILTER, array( self::class, 'filter_as_post' ), 10 );
		try {
			return $work();
		} finally {
			remove_filter( self::FILTER, array( self::class, 'filter_as_post' ), 10 );
			if ( false !== $usual ) {
				add_filter( self::FILTER, 'wp_filter_kses', $usual );
			}
		}
	}

	/**
	 * What is stored of a text that is published now.
	 *
	 * @param string $description As it is sent.
	 * @return string
	 */
	public static function filtered( $description ) {
		return wp_unslash( self::filter_as_post( wp_slash( $description ) ) );
	}

	/**
	 * The rules for posts: everything with the right unfiltered_html, else what wp_kses() allows in posts.
	 *
	 * @param string $description Slashed.
	 * @return string Slashed.
	 */
	public static function filter_as_post( $description ) {
		return current_user_can( 'unfiltered_html' ) ? $description : wp_filter_post_kses( $description );
	}

	/**
	 * Lets a description pass that is, but for its line ends, what was published and is stored now.
	 *
	 * @param string $description Slashed.
	 * @param string $taxonomy    Taxonomy; a core older than it may call without.
	 * @return string The same.
	 */
	public static function spare_published( $description, $taxonomy = '' ) {
		if ( false === strpos( $description, '<' ) || ! has_filter( self::FILTER, 'wp_filter_kses' ) || ! self::is_published( wp_unslash( $description ), $taxonomy ) ) {
			return $description;
		}
		$usual = has_filter( self::FILTER, 'wp_filter_kses' );
		remove_filter( self::FILTER, 'wp_filter_kses', $usual );
		// And back again, once this description is through.
		$restore = static function ( $passed ) use ( &$restore, $usual ) {
			add_filter( self::FILTER, 'wp_filter_kses', $usual );
			remove_filter( self::FILTER, $restore, PHP_INT_MAX );
			return $passed;
		};
		add_filter( self::FILTER, $restore, PHP_INT_MAX );
		return $description;
	}

	/**
	 * Whether a term that bears a link has this description.
	 *
	 * @param string $description Description.
	 * @param string $taxonomy    Taxonomy.
	 * @return bool
	 */
	private static function is_published( $description, $taxonomy ) {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- a handful of rows, and only while a term is saved.
		$stored = $wpdb->get_col(
			$wpdb->prepare(
				"SELECT tt.description FROM {$wpdb->termmeta} m JOIN {$wpdb->term_taxonomy} tt ON tt.term_id = m.term_id WHERE m.meta_key = %s AND tt.taxonomy = %s",
				Meta::CONTENT_ID,
				$taxonomy
			)
		);
		return in_array( self::plain_lines( $description ), array_map( array( self::class, 'plain_lines' ), $stored ), true );
	}

	/**
	 * A form sends its lines with CR LF.
	 *
	 * @param string $text Text.
	 * @return string
	 */
	private static function plain_lines( $text ) {
		return str_replace( "\r\n", "\n", $text );
	}
}
