<?php
/**
 * POST igny8/v1/unlink: a post forgets that it is a Content of IGNY8. The post itself stays as it is.
 *
 * @package Igny8
 */

namespace Igny8\Rest;

use Igny8\Meta;

defined( 'ABSPATH' ) || exit;

final class Unlink_Controller extends Controller {

	/**
	 * Registers the route.
	 */
	public function register_routes() {
		$args = array(
			'content_id' => self::id_arg( __( 'The Content in IGNY8.', 'igny8' ) ) + array( 'required' => true ),
			'id'         => array(
				'description' => __( 'The post.', 'igny8' ),
				'type'        => 'integer',
				'minimum'     => 1,
				'required'    => true,
			),
		);
		$this->route( 'unlink', \WP_REST_Server::CREATABLE, array( $this, 'unlink' ), $args );
	}

	/**
	 * Answers it.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return \WP_REST_Response|\WP_Error
	 */
	public function unlink( $request ) {
		$id = $request['id'];
		if ( get_metadata_raw( 'post', $id, Meta::CONTENT_ID, true ) !== $request['content_id'] ) {
			return rest_ensure_response( array( 'unlinked' => false ) );
		}
		if ( ! current_user_can( 'edit_post', $id ) ) {
			return self::forbidden();
		}
		Meta::unlink( $id, $request['content_id'] );
		return rest_ensure_response( array( 'unlinked' => true ) );
	}

	/**
	 * The schema.
	 *
	 * @return array
	 */
	public function get_item_schema() {
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'igny8-unlink',
			'type'       => 'object',
			'properties' => array(
				'unlinked' => array(
					'type'        => 'boolean',
					'description' => __( 'False where the post is gone or does not bear this Content.', 'igny8' ),
				),
			),
		);
	}
}
