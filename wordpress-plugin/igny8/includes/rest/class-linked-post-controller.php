<?php
/**
 * GET igny8/v1/post-by-content-id/{id} and post-by-task-id/{id}: the post that bears a link, in whatever status, also
 * in the trash. Where several bear it (someone duplicated a post), the lowest id, and which the others are.
 *
 * @package Igny8
 */

namespace Igny8\Rest;

use Igny8\Meta;
use Igny8\Post_Item;

defined( 'ABSPATH' ) || exit;

final class Linked_Post_Controller extends Controller {

	/**
	 * The meta key that holds the link.
	 *
	 * @var string
	 */
	private $meta_key;

	/**
	 * One controller a link.
	 *
	 * @param string $rest_base First part of the route.
	 * @param string $meta_key  Meta key.
	 */
	public function __construct( $rest_base, $meta_key ) {
		$this->rest_base = $rest_base;
		$this->meta_key  = $meta_key;
	}

	/**
	 * Registers the route.
	 */
	public function register_routes() {
		$this->read_route(
			$this->rest_base . '/(?P<id>[^/]+)',
			array( $this, 'get_item' ),
			array(
				'id' => self::id_arg( __( 'The id in IGNY8.', 'igny8' ) ) + array( 'required' => true ),
			)
		);
	}

	/**
	 * Answers it.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return \WP_REST_Response|\WP_Error
	 */
	public function get_item( $request ) {
		$ids = Meta::find( $this->meta_key, $request['id'] );
		if ( ! $ids ) {
			return new \WP_Error( 'igny8_not_found', __( 'No post bears this id.', 'igny8' ), array( 'status' => 404 ) );
		}
		if ( ! current_user_can( 'edit_post', $ids[0] ) ) {
			return self::forbidden();
		}
		$item = Post_Item::of( get_post( $ids[0] ), true );
		if ( count( $ids ) > 1 ) {
			$item['duplicates'] = array_slice( $ids, 1 );
		}
		return rest_ensure_response( $item );
	}

	/**
	 * The schema.
	 *
	 * @return array
	 */
	public function get_item_schema() {
		$schema                             = array(
			'$schema' => 'http://json-schema.org/draft-04/schema#',
			'title'   => 'igny8-' . $this->rest_base,
		) + Post_Item::schema();
		$schema['properties']['duplicates'] = array(
			'type'        => 'array',
			'description' => __( 'Other posts that bear the same id; absent when there are none.', 'igny8' ),
			'items'       => array( 'type' => 'integer' ),
		);
		return $schema;
	}
}
