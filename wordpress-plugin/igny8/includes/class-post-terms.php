<?php
/**
 * The terms that a publish names: whether they are there and the user may assign them, then replacing them, taxonomy
 * by taxonomy. Also for taxonomies that core REST hides, and for WooCommerce's attributes in the way WooCommerce needs.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

final class Post_Terms {

	/**
	 * Refuses what could not be assigned as it is asked for.
	 *
	 * @param string  $post_type Post type.
	 * @param int[][] $wanted    Term ids by taxonomy.
	 * @throws Refusal When a taxonomy or a term is not there, or the user may not.
	 */
	public static function check( $post_type, array $wanted ) {
		$taxonomies = Site_Types::taxonomies( $post_type );
		$strangers  = array_diff( array_keys( $wanted ), array_keys( $taxonomies ) );
		if ( $strangers ) {
			throw new Refusal(
				'igny8_unknown_taxonomy',
				/* translators: 1: names of taxonomies, 2: name of a post type. */
				sprintf( __( 'This site has no taxonomy %1$s for the post type %2$s.', 'igny8' ), implode( ', ', $strangers ), $post_type ),
				400,
				array( 'taxonomies' => array_values( $strangers ) )
			);
		}
		$missing = array();
		foreach ( $wanted as $name => $ids ) {
			if ( ! current_user_can( $taxonomies[ $name ]->cap->assign_terms ) ) {
				/* translators: %s: name of a taxonomy. */
				throw Refusal::forbidden( sprintf( __( 'Your user may not assign terms of %s.', 'igny8' ), $name ) );
			}
			$unknown = array_diff( $ids, self::existing( $name, $ids ) );
			if ( $unknown ) {
				$missing[ $name ] = array_values( $unknown );
			}
		}
		if ( $missing ) {
			$said = array();
			foreach ( $missing as $name => $ids ) {
				$said[] = $name . ' ' . implode( ', ', $ids );
			}
			throw new Refusal(
				'igny8_unknown_term',
				/* translators: %s: taxonomies and ids of terms. */
				sprintf( __( 'These terms are not there (any more): %s. Nothing was written.', 'igny8' ), implode( '; ', $said ) ),
				400,
				array( 'terms' => $missing )
			);
		}
	}

	/**
	 * Replaces the terms of the taxonomies that are named. Others keep theirs.
	 *
	 * @param int     $post_id   Post.
	 * @param string  $post_type Its type.
	 * @param int[][] $wanted    Term ids by taxonomy, checked.
	 */
	public static function assign( $post_id, $post_type, array $wanted ) {
		foreach ( $wanted as $taxonomy => $ids ) {
			wp_set_object_terms( $post_id, array_map( 'intval', $ids ), $taxonomy );
		}
		if ( 'product' === $post_type ) {
			self::declare_attributes( $post_id, array_keys( array_filter( $wanted ) ) );
		}
	}

	/**
	 * All terms of a post, by taxonomy; every taxonomy of its post type is there.
	 *
	 * @param \WP_Post $post The post.
	 * @return \WP_Term[][]
	 */
	public static function of( \WP_Post $post ) {
		$assigned = array();
		foreach ( array_keys( Site_Types::taxonomies( $post->post_type ) ) as $taxonomy ) {
			$terms                 = get_the_terms( $post, $taxonomy );
			$assigned[ $taxonomy ] = is_array( $terms ) ? array_values( $terms ) : array();
		}
		return $assigned;
	}

	/**
	 * The ids of its terms as the database has them, by taxonomy: every one of its type, also without a term. One
	 * question, where WordPress would ask one or two for each taxonomy.
	 *
	 * @param \WP_Post $post The post.
	 * @return int[][]
	 */
	public static function ids_of( \WP_Post $post ) {
		global $wpdb;
		$ids = array_fill_keys( array_keys( Site_Types::taxonomies( $post->post_type ) ), array() );
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- what was written is read back, from no cache.
		$rows = $wpdb->get_results( $wpdb->prepare( "SELECT t.taxonomy, t.term_id FROM {$wpdb->term_relationships} r JOIN {$wpdb->term_taxonomy} t ON t.term_taxonomy_id = r.term_taxonomy_id WHERE r.object_id = %d ORDER BY t.term_id ASC", $post->ID ) );
		foreach ( $rows as $row ) {
			if ( isset( $ids[ $row->taxonomy ] ) ) {
				$ids[ $row->taxonomy ][] = (int) $row->term_id;
			}
		}
		return $ids;
	}


	/**
	 * Those of some ids that are terms of a taxonomy.
	 *
	 * @param string $taxonomy Taxonomy.
	 * @param int[]  $ids      Ids.
	 * @return int[]
	 */
	private static function existing( $taxonomy, array $ids ) {
		// To WordPress an empty list means all.
		if ( ! $ids ) {
			return array();
		}
		return array_map(
			'intval',
			get_terms(
				array(
					'taxonomy'   => $taxonomy,
					'include'    => $ids,
					'hide_empty' => false,
					'fields'     => 'ids',
				)
			)
		);
	}

	/**
	 * WooCommerce shows an attribute only when the product's own list names it.
	 *
	 * @param int      $post_id    Product.
	 * @param string[] $taxonomies Taxonomies that have got terms.
	 */
	private static function declare_attributes( $post_id, array $taxonomies ) {
		$listed = get_post_meta( $post_id, '_product_attributes', true );
		$listed = is_array( $listed ) ? $listed : array();
		$before = count( $listed );
		foreach ( $taxonomies as $taxonomy ) {
			if ( 0 !== strpos( $taxonomy, 'pa_' ) || isset( $listed[ $taxonomy ] ) ) {
				continue;
			}
			$listed[ $taxonomy ] = array(
				'name'         => $taxonomy,
				'value'        => '',
				'position'     => count( $listed ),
				'is_visible'   => 1,
				'is_variation' => 0,
				'is_taxonomy'  => 1,
			);
		}
		if ( count( $listed ) > $before ) {
			update_post_meta( $post_id, '_product_attributes', wp_slash( $listed ) );
		}
		if ( function_exists( 'wc_delete_product_transients' ) ) {
			wc_delete_product_transients( $post_id );
		}
	}
}
