<?php
/**
 * POST igny8/v1/terms: makes terms, or adopts those that are there, in any taxonomy that a post can be in.
 *
 * @package Igny8
 */

namespace Igny8\Rest;

use Igny8\Refusal;
use Igny8\Site_Types;
use Igny8\Term_Maker;

defined( 'ABSPATH' ) || exit;

final class Terms_Controller extends Controller {

	const MAX_TERMS = 100;

	/**
	 * Registers the route.
	 */
	public function register_routes() {
		$args = array(
			'terms' => array(
				'description' => __( 'The terms, in the order in which they are made.', 'igny8' ),
				'type'        => 'array',
				'minItems'    => 1,
				'maxItems'    => self::MAX_TERMS,
				'required'    => true,
				'items'       => array(
					'type'                 => 'object',
					'additionalProperties' => false,
					'properties'           => array(
						'taxonomy'    => array(
							'type'     => 'string',
							'enum'     => array_keys( Site_Types::taxonomies() ),
							'required' => true,
						),
						'name'        => array(
							'type'      => 'string',
							'minLength' => 1,
							'maxLength' => 200,
							'required'  => true,
						),
						'slug'        => array(
							'type'      => 'string',
							'maxLength' => 200,
						),
						'description' => array( 'type' => 'string' ),
						'parent'      => array(
							'type'    => 'integer',
							'minimum' => 0,
						),
					),
				),
			),
		);
		$this->route( 'terms', \WP_REST_Server::CREATABLE, array( $this, 'create_items' ), $args );
	}

	/**
	 * Answers it. One that is refused does not hold up the others.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return \WP_REST_Response
	 */
	public function create_items( $request ) {
		$items = array();
		foreach ( $request['terms'] as $wish ) {
			try {
				$items[] = Term_Maker::make( $wish );
			} catch ( Refusal $refusal ) {
				$items[] = array( 'error' => $refusal->to_array() );
			}
		}
		return rest_ensure_response( array( 'items' => $items ) );
	}

	/**
	 * The schema.
	 *
	 * @return array
	 */
	public function get_item_schema() {
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'igny8-terms',
			'type'       => 'object',
			'properties' => array(
				'items' => array(
					'type'        => 'array',
					'description' => __( 'A term or an error for each one asked for, in their order.', 'igny8' ),
					'items'       => array(
						'type'       => 'object',
						'properties' => array(
							'term_id'     => array( 'type' => 'integer' ),
							'taxonomy'    => array( 'type' => 'string' ),
							'name'        => array( 'type' => 'string' ),
							'slug'        => array( 'type' => 'string' ),
							'description' => array( 'type' => 'string' ),
							'parent'      => array( 'type' => 'integer' ),
							'adopted'     => array(
								'type'        => 'boolean',
								'description' => __( 'Whether it was there before.', 'igny8' ),
							),
							'error'       => array(
								'type'       => 'object',
								'properties' => array(
									'code'    => array( 'type' => 'string' ),
									'message' => array( 'type' => 'string' ),
								),
							),
						),
					),
				),
			),
		);
	}
}
