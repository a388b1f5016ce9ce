<?php
/**
 * POST and DELETE igny8/v1/key: makes the site's key, in place of the one before, or ends it.
 *
 * @package Igny8
 */

namespace Igny8\Rest;

use Igny8\Api_Key;

defined( 'ABSPATH' ) || exit;

final class Key_Controller extends Controller {

	/**
	 * Registers the routes.
	 */
	public function register_routes() {
		$this->route( 'key', \WP_REST_Server::CREATABLE, array( $this, 'create_item' ) );
		$this->route( 'key', \WP_REST_Server::DELETABLE, array( $this, 'delete_item' ) );
	}

	/**
	 * Only who runs the site.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return true|\WP_Error
	 */
	public function check_permission( $request ) {
		return current_user_can( 'manage_options' ) ? true : self::forbidden();
	}

	/**
	 * Makes one, for the user who asks.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return \WP_REST_Response
	 */
	public function create_item( $request ) {
		$key      = Api_Key::make();
		$response = new \WP_REST_Response(
			array(
				'key'        => $key,
				'created_at' => Api_Key::state()['created_at'],
			),
			201
		);
		$response->header( 'Cache-Control', 'no-store' );
		return $response;
	}

	/**
	 * Ends it.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return \WP_REST_Response
	 */
	public function delete_item( $request ) {
		return rest_ensure_response( array( 'revoked' => Api_Key::revoke() ) );
	}

	/**
	 * The schema.
	 *
	 * @return array
	 */
	public function get_item_schema() {
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'igny8-key',
			'type'       => 'object',
			'properties' => array(
				'key'        => array(
					'type'        => 'string',
					'description' => __( 'The key. It is kept as a hash only, so this is the one time to see it.', 'igny8' ),
				),
				'created_at' => array(
					'type'   => 'string',
					'format' => 'date-time',
				),
				'revoked'    => array(
					'type'        => 'boolean',
					'description' => __( 'Whether there was one to end.', 'igny8' ),
				),
			),
		);
	}
}
