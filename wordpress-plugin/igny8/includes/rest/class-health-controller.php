<?php
/**
 * GET igny8/v1/health: whether this site is ready for IGNY8, and what the user it signs in with may do.
 *
 * @package Igny8
 */

namespace Igny8\Rest;

use Igny8\Api_Key;
use Igny8\Key_Sign_In;

defined( 'ABSPATH' ) || exit;

final class Health_Controller extends Controller {

	const CAPABILITIES = array( 'edit_posts', 'publish_posts', 'edit_others_posts', 'unfiltered_html', 'manage_categories' );

	/**
	 * Registers the route.
	 */
	public function register_routes() {
		$this->read_route( 'health', array( $this, 'get_item' ) );
	}

	/**
	 * Answers it.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return \WP_REST_Response
	 */
	public function get_item( $request ) {
		$user         = wp_get_current_user();
		$capabilities = array();
		foreach ( self::CAPABILITIES as $capability ) {
			$capabilities[ $capability ] = current_user_can( $capability );
		}
		return rest_ensure_response(
			array(
				'ok'               => true,
				'plugin_version'   => \Igny8\VERSION,
				'wp_version'       => get_bloginfo( 'version' ),
				'php_version'      => PHP_VERSION,
				'user'             => array(
					'id'           => $user->ID,
					'login'        => $user->user_login,
					'capabilities' => $capabilities,
				),
				'can_write'        => $capabilities['edit_posts'] && $capabilities['publish_posts'],
				'authenticated_by' => self::authenticated_by(),
				'key'              => array_diff_key( Api_Key::state(), array( 'user_id' => 0 ) ),
			)
		);
	}

	/**
	 * How the user signed in.
	 *
	 * @return string
	 */
	private static function authenticated_by() {
		if ( Key_Sign_In::is_signed_in() ) {
			return 'api_key';
		}
		return rest_get_authenticated_app_password() ? 'application_password' : 'other';
	}

	/**
	 * The schema.
	 *
	 * @return array
	 */
	public function get_item_schema() {
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'igny8-health',
			'type'       => 'object',
			'properties' => array(
				'ok'               => array( 'type' => 'boolean' ),
				'plugin_version'   => array( 'type' => 'string' ),
				'wp_version'       => array( 'type' => 'string' ),
				'php_version'      => array( 'type' => 'string' ),
				'user'             => array(
					'type'       => 'object',
					'properties' => array(
						'id'           => array( 'type' => 'integer' ),
						'login'        => array( 'type' => 'string' ),
						'capabilities' => array(
							'type'       => 'object',
							'properties' => array_fill_keys( self::CAPABILITIES, array( 'type' => 'boolean' ) ),
						),
					),
				),
				'can_write'        => array(
					'type'        => 'boolean',
					'description' => __( 'Whether the user can write posts and publish them.', 'igny8' ),
				),
				'authenticated_by' => array(
					'type'        => 'string',
					'enum'        => array( 'application_password', 'api_key', 'other' ),
					'description' => __( 'How the user signed in.', 'igny8' ),
				),
				'key'              => array(
					'type'        => 'object',
					'description' => __( 'The key for X-IGNY8-API-KEY.', 'igny8' ),
					'properties'  => array(
						'exists'       => array( 'type' => 'boolean' ),
						'created_at'   => array(
							'type'   => array( 'string', 'null' ),
							'format' => 'date-time',
						),
						'last_used_at' => array(
							'type'        => array( 'string', 'null' ),
							'format'      => 'date-time',
							'description' => __( 'To the minute.', 'igny8' ),
						),
					),
				),
			),
		);
	}
}
