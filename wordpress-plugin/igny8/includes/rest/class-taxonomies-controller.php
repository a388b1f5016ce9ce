<?php
/**
 * GET igny8/v1/taxonomies: the terms of some taxonomies, or of all, by cursor.
 *
 * @package Igny8
 */

namespace Igny8\Rest;

use Igny8\Post_Item;
use Igny8\Site_Types;

defined( 'ABSPATH' ) || exit;

final class Taxonomies_Controller extends Controller {

	/**
	 * Registers the route.
	 */
	public function register_routes() {
		$names = array_keys( Site_Types::taxonomies() );
		$args  = self::cursor_args() + array(
			'taxonomy' => self::names_arg( __( 'Taxonomies; without it all.', 'igny8' ), $names, $names ),
		);
		$this->read_route( 'taxonomies', array( $this, 'get_items' ), $args );
	}

	/**
	 * Answers it.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return \WP_REST_Response
	 */
	public function get_items( $request ) {
		global $wpdb;
		$names = $request['taxonomy'];
		$marks = implode( ', ', array_fill( 0, count( $names ), '%s' ) );
		$from  = "FROM {$wpdb->terms} t JOIN {$wpdb->term_taxonomy} tt ON tt.term_id = t.term_id WHERE tt.taxonomy IN ( {$marks} )";
		// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL, WordPress.DB.PreparedSQLPlaceholders -- only marks are put in; get_terms() has no cursor.
		$rows  = $wpdb->get_results(
			$wpdb->prepare(
				"SELECT t.term_id, t.name, t.slug, tt.taxonomy, tt.description, tt.parent, tt.count {$from} AND t.term_id > %d ORDER BY t.term_id ASC LIMIT %d",
				array_merge( $names, array( $request['after_id'], $request['per_page'] + 1 ) )
			)
		);
		$total = (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) {$from}", $names ) );
		// phpcs:enable

		list( , $next ) = self::page_of( array_map( 'intval', wp_list_pluck( $rows, 'term_id' ) ), $request['per_page'] );
		return rest_ensure_response(
			array(
				'items'         => array_map( array( self::class, 'describe' ), array_slice( $rows, 0, $request['per_page'] ) ),
				'next_after_id' => $next,
				'total'         => $total,
			)
		);
	}

	/**
	 * One term.
	 *
	 * @param \stdClass $row As the database has it.
	 * @return array
	 */
	private static function describe( $row ) {
		return array(
			'term_id'     => (int) $row->term_id,
			'name'        => Post_Item::plain( $row->name ),
			'slug'        => $row->slug,
			'taxonomy'    => $row->taxonomy,
			'description' => $row->description,
			'parent'      => (int) $row->parent,
			'count'       => (int) $row->count,
		);
	}

	/**
	 * The schema.
	 *
	 * @return array
	 */
	public function get_item_schema() {
		return self::page_schema(
			'igny8-taxonomies',
			array(
				'type'       => 'object',
				'properties' => array(
					'term_id'     => array( 'type' => 'integer' ),
					'name'        => array( 'type' => 'string' ),
					'slug'        => array( 'type' => 'string' ),
					'taxonomy'    => array( 'type' => 'string' ),
					'description' => array(
						'type'        => 'string',
						'description' => __( 'Description as it is stored.', 'igny8' ),
					),
					'parent'      => array(
						'type'        => 'integer',
						'description' => __( 'Id of the parent term, or 0.', 'igny8' ),
					),
					'count'       => array(
						'type'        => 'integer',
						'description' => __( 'How many published posts have it.', 'igny8' ),
					),
				),
			)
		);
	}
}
