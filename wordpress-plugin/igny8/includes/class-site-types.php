<?php
/**
 * Which post types, taxonomies and statuses of this site are content. Every route asks here, so they all agree.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

final class Site_Types {

	/**
	 * Public post types but attachments.
	 *
	 * @return \WP_Post_Type[] By name.
	 */
	public static function post_types() {
		$types = get_post_types( array( 'public' => true ), 'objects' );
		unset( $types['attachment'] );
		return $types;
	}

	/**
	 * Their names.
	 *
	 * @return string[]
	 */
	public static function post_type_names() {
		return array_keys( self::post_types() );
	}

	/**
	 * Taxonomies of those post types that someone sees: public ones, and those that are only managed, as WooCommerce's
	 * attributes (pa_*) are unless they have archives.
	 *
	 * @param string $post_type Only those of this post type; all when empty.
	 * @return \WP_Taxonomy[] By name.
	 */
	public static function taxonomies( $post_type = '' ) {
		$post_types = '' === $post_type ? self::post_type_names() : array( $post_type );
		$found      = array();
		foreach ( get_taxonomies( array(), 'objects' ) as $name => $taxonomy ) {
			$is_seen = $taxonomy->public || $taxonomy->show_ui;
			if ( $is_seen && 'post_format' !== $name && array_intersect( $post_types, $taxonomy->object_type ) ) {
				$found[ $name ] = $taxonomy;
			}
		}
		return $found;
	}

	/**
	 * Statuses that a post can be asked for in. Not auto-draft and inherit: those are WordPress's own.
	 *
	 * @return string[]
	 */
	public static function statuses() {
		return array_merge( self::default_statuses(), array( 'trash' ) );
	}

	/**
	 * Statuses that are meant when none is named: all but the trash.
	 *
	 * @return string[]
	 */
	public static function default_statuses() {
		return array_values( get_post_stati( array( 'internal' => false ) ) );
	}

	/**
	 * The last part of a type's core REST route.
	 *
	 * @param \WP_Post_Type|\WP_Taxonomy $type The type.
	 * @return string|null Null when core REST does not serve it.
	 */
	public static function rest_base( $type ) {
		if ( ! $type->show_in_rest ) {
			return null;
		}
		return $type->rest_base ? $type->rest_base : $type->name;
	}
}
