<?php
/**
 * GET igny8/v1/ping: which headers of a request reach PHP. Many hosts take Authorization away, and then nothing that is
 * behind a sign-in could tell; so this answers anyone, and tells nothing else but the version.
 *
 * @package Igny8
 */

namespace Igny8\Rest;

use Igny8\Key_Sign_In;

defined( 'ABSPATH' ) || exit;

final class Ping_Controller extends Controller {

	/**
	 * Registers the route.
	 */
	public function register_routes() {
		$this->read_route( 'ping', array( $this, 'get_item' ) );
	}

	/**
	 * Open to all, on purpose.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return true
	 */
	public function check_permission( $request ) {
		return true;
	}

	/**
	 * Answers it.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return \WP_REST_Response
	 */
	public function get_item( $request ) {
		$seen = false;
		foreach ( array( 'HTTP_AUTHORIZATION', 'REDIRECT_HTTP_AUTHORIZATION', 'PHP_AUTH_USER' ) as $name ) {
			$seen = $seen || ! empty( $_SERVER[ $name ] );
		}
		$response = rest_ensure_response(
			array(
				'plugin_version'       => \Igny8\VERSION,
				'authorization_header' => $seen,
				'key_header'           => '' !== Key_Sign_In::sent(),
			)
		);
		// An answer to someone else's request would say nothing about this one.
		$response->header( 'Cache-Control', 'no-store' );
		return $response;
	}

	/**
	 * The schema.
	 *
	 * @return array
	 */
	public function get_item_schema() {
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'igny8-ping',
			'type'       => 'object',
			'properties' => array(
				'plugin_version'       => array( 'type' => 'string' ),
				'authorization_header' => array(
					'type'        => 'boolean',
					'description' => __( 'Whether PHP saw an Authorization header.', 'igny8' ),
				),
				'key_header'           => array(
					'type'        => 'boolean',
					'description' => __( 'Whether PHP saw an X-IGNY8-API-KEY header.', 'igny8' ),
				),
			),
		);
	}
}
