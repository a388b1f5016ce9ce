<?php
/**
 * GET igny8/v1/site-metadata: what this site is and what it is made of, also what core REST does not tell.
 *
 * @package Igny8
 */

namespace Igny8\Rest;

use Igny8\Site_Types;

defined( 'ABSPATH' ) || exit;

final class Site_Metadata_Controller extends Controller {

	/**
	 * Registers the route.
	 */
	public function register_routes() {
		$this->read_route( 'site-metadata', array( $this, 'get_item' ) );
	}

	/**
	 * Answers it.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return \WP_REST_Response
	 */
	public function get_item( $request ) {
		return rest_ensure_response(
			array(
				'name'                => wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ),
				'description'         => wp_specialchars_decode( get_bloginfo( 'description' ), ENT_QUOTES ),
				'url'                 => site_url(),
				'home'                => home_url(),
				'rest_root'           => rest_url(),
				'wp_version'          => get_bloginfo( 'version' ),
				'php_version'         => PHP_VERSION,
				'plugin_version'      => \Igny8\VERSION,
				'language'            => get_bloginfo( 'language' ),
				'timezone'            => wp_timezone_string(),
				'gmt_offset'          => (float) get_option( 'gmt_offset' ),
				'permalink_structure' => (string) get_option( 'permalink_structure' ),
				'post_types'          => array_map( array( self::class, 'describe_post_type' ), array_values( Site_Types::post_types() ) ),
				'taxonomies'          => array_map( array( self::class, 'describe_taxonomy' ), array_values( Site_Types::taxonomies() ) ),
			)
		);
	}

	/**
	 * One post type.
	 *
	 * @param \WP_Post_Type $type The type.
	 * @return array
	 */
	private static function describe_post_type( $type ) {
		$stored = (array) wp_count_posts( $type->name );
		$counts = array();
		foreach ( Site_Types::statuses() as $status ) {
			$counts[ $status ] = isset( $stored[ $status ] ) ? (int) $stored[ $status ] : 0;
		}
		return array(
			'name'      => $type->name,
			'label'     => $type->label,
			'rest_base' => Site_Types::rest_base( $type ),
			'counts'    => (object) $counts,
		);
	}

	/**
	 * One taxonomy.
	 *
	 * @param \WP_Taxonomy $taxonomy The taxonomy.
	 * @return array
	 */
	private static function describe_taxonomy( $taxonomy ) {
		$count = wp_count_terms(
			array(
				'taxonomy'   => $taxonomy->name,
				'hide_empty' => false,
			)
		);
		return array(
			'name'         => $taxonomy->name,
			'label'        => $taxonomy->label,
			'hierarchical' => (bool) $taxonomy->hierarchical,
			'public'       => (bool) $taxonomy->public,
			'rest_base'    => Site_Types::rest_base( $taxonomy ),
			'object_types' => array_values( $taxonomy->object_type ),
			'count'        => is_wp_error( $count ) ? 0 : (int) $count,
		);
	}

	/**
	 * The schema.
	 *
	 * @return array
	 */
	public function get_item_schema() {
		$strings   = array( 'name', 'description', 'url', 'home', 'rest_root', 'wp_version', 'php_version', 'plugin_version', 'language', 'timezone', 'permalink_structure' );
		$rest_base = array(
			'type'        => array( 'string', 'null' ),
			'description' => __( 'Where core REST serves it; null when it does not.', 'igny8' ),
		);
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'igny8-site-metadata',
			'type'       => 'object',
			'properties' => array_merge(
				array_fill_keys( $strings, array( 'type' => 'string' ) ),
				array(
					'gmt_offset' => array( 'type' => 'number' ),
					'post_types' => array(
						'type'  => 'array',
						'items' => array(
							'type'       => 'object',
							'properties' => array(
								'name'      => array( 'type' => 'string' ),
								'label'     => array( 'type' => 'string' ),
								'rest_base' => $rest_base,
								'counts'    => array(
									'type'                 => 'object',
									'description'          => __( 'How many posts by status.', 'igny8' ),
									'additionalProperties' => array( 'type' => 'integer' ),
								),
							),
						),
					),
					'taxonomies' => array(
						'type'  => 'array',
						'items' => array(
							'type'       => 'object',
							'properties' => array(
								'name'         => array( 'type' => 'string' ),
								'label'        => array( 'type' => 'string' ),
								'hierarchical' => array( 'type' => 'boolean' ),
								'public'       => array( 'type' => 'boolean' ),
								'rest_base'    => $rest_base,
								'object_types' => array(
									'type'  => 'array',
									'items' => array( 'type' => 'string' ),
								),
								'count'        => array(
									'type'        => 'integer',
									'description' => __( 'How many terms.', 'igny8' ),
								),
							),
						),
					),
				)
			),
		);
	}
}
