<?php
/**
 * POST igny8/v1/publish: a Content becomes a post, or the description of a term.
 *
 * @package Igny8
 */

namespace Igny8\Rest;

use Igny8\Post_Item;
use Igny8\Post_Publisher;
use Igny8\Refusal;
use Igny8\Site_Types;
use Igny8\Term_Publisher;

defined( 'ABSPATH' ) || exit;

final class Publish_Controller extends Controller {

	/**
	 * Registers the route.
	 */
	public function register_routes() {
		$this->route( 'publish', \WP_REST_Server::CREATABLE, array( $this, 'create_item' ), $this->args() );
	}

	/**
	 * Answers it.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return \WP_REST_Response|\WP_Error
	 */
	public function create_item( $request ) {
		if ( isset( $request['post'] ) === isset( $request['term'] ) ) {
			return new \WP_Error( 'rest_invalid_param', __( 'Send a post or a term: one of them.', 'igny8' ), array( 'status' => 400 ) );
		}
		// WordPress sets no default that is null.
		$wish = $request->get_params() + array(
			'expected_modified_gmt' => null,
			'expected_hash'         => null,
		);
		try {
			if ( isset( $wish['term'] ) ) {
				return rest_ensure_response( Term_Publisher::publish( $wish ) );
			}
			$wish['post'] += array( 'terms' => array() );
			$answer        = Post_Publisher::publish( $wish );
			return new \WP_REST_Response( $answer, $answer['created'] && ! $answer['replayed'] ? 201 : 200 );
		} catch ( Refusal $refusal ) {
			return $refusal->to_response();
		}
	}

	/**
	 * Its arguments.
	 *
	 * @return array
	 */
	private function args() {
		return array(
			'idempotency_key'       => array(
				'description' => __( 'Names this request. Sent again with the same one it changes nothing, and is answered as before.', 'igny8' ),
				'type'        => 'string',
				'minLength'   => 1,
				'maxLength'   => 64,
				'required'    => true,
			),
			'content_id'            => self::id_arg( __( 'The Content in IGNY8. It has one post, however often it is published.', 'igny8' ) ) + array( 'required' => true ),
			'cluster_id'            => self::id_arg( __( 'The Cluster in IGNY8; null takes the link away.', 'igny8' ), true ),
			'task_id'               => self::id_arg( __( 'The Task in IGNY8; null takes the link away.', 'igny8' ), true ),
			'post'                  => $this->post_arg(),
			'expected_modified_gmt' => array(
				'description' => __( 'The modified_gmt that the caller last saw. A post that was changed since is left alone: 409 igny8_changed.', 'igny8' ),
				'type'        => array( 'string', 'null' ),
				'format'      => 'date-time',
			),
			'unheard'               => array(
				'description' => __( 'Keys of earlier requests whose answers the caller never heard. Where the post has the words of one of them, `before` tells how it was before that one.', 'igny8' ),
				'type'        => 'array',
				'maxItems'    => 50,
				'items'       => array(
					'type'      => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
				'default'     => array(),
			),
			'restore'               => array(
				'description' => __( 'Take the post out of the trash where it lies there.', 'igny8' ),
				'type'        => 'boolean',
				'default'     => false,
			),
			'term'                  => $this->term_arg(),
			'expected_hash'         => array(
				'description' => __( 'The stored_hash that the caller last saw. What was changed since is left alone: 409 igny8_changed.', 'igny8' ),
				'type'        => array( 'string', 'null' ),
				'pattern'     => '^[0-9A-Fa-f]{64}$',
			),
		);
	}

	/**
	 * The argument `post`.
	 *
	 * @return array
	 */
	private function post_arg() {
		return array(
			'description'          => __( 'The post.', 'igny8' ),
			'type'                 => 'object',
			'additionalProperties' => false,
			'properties'           => array(
				'id'      => array(
					'description' => __( 'Which post to update. Without it the one that bears the Content, else a new one.', 'igny8' ),
					'type'        => 'integer',
					'minimum'     => 1,
				),
				'type'    => array(
					'type'     => 'string',
					'enum'     => Site_Types::post_type_names(),
					'required' => true,
				),
				'title'   => array(
					'type'     => 'string',
					'required' => true,
				),
				'content' => array(
					'type'     => 'string',
					'required' => true,
				),
				'status'  => array(
					'type'     => 'string',
					'enum'     => Site_Types::default_statuses(),
					'required' => true,
				),
				'slug'    => array(
					'description' => __( 'Without it an old post keeps its own, and a new one gets one from its title.', 'igny8' ),
					'type'        => 'string',
					'minLength'   => 1,
					'maxLength'   => 200,
				),
				'terms'   => array(
					'description'          => __( 'Ids of terms by taxonomy. They replace those that the post has there; taxonomies that are not named keep theirs.', 'igny8' ),
					'type'                 => 'object',
					'additionalProperties' => array(
						'type'  => 'array',
						'items' => array(
							'type'    => 'integer',
							'minimum' => 1,
						),
					),
				),
			),
		);
	}

	/**
	 * The argument `term`.
	 *
	 * @return array
	 */
	private function term_arg() {
		return array(
			'description'          => __( 'The term whose description is published, in place of a post.', 'igny8' ),
			'type'                 => 'object',
			'additionalProperties' => false,
			'properties'           => array(
				'id'          => array(
					'type'     => 'integer',
					'minimum'  => 1,
					'required' => true,
				),
				'taxonomy'    => array(
					'type'     => 'string',
					'enum'     => array_keys( Site_Types::taxonomies() ),
					'required' => true,
				),
				'description' => array(
					'type'     => 'string',
					'required' => true,
				),
			),
		);
	}

	/**
	 * The schema.
	 *
	 * @return array
	 */
	public function get_item_schema() {
		$text = static function ( $description ) {
			return array(
				'type'        => array( 'string', 'null' ),
				'description' => $description,
			);
		};
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'igny8-publish',
			'type'       => 'object',
			'properties' => array(
				'id'                 => array( 'type' => 'integer' ),
				'type'               => $text( __( 'Post type; posts only.', 'igny8' ) ),
				'taxonomy'           => $text( __( 'Taxonomy; terms only.', 'igny8' ) ),
				'name'               => $text( __( 'Name; terms only.', 'igny8' ) ),
				'link'               => $text( __( 'Where visitors find it; empty for a term of a taxonomy without archives.', 'igny8' ) ),
				'slug'               => $text( __( 'Slug, which may be another than was sent.', 'igny8' ) ),
				'status'             => $text( __( 'Status, which may be another than was sent; posts only.', 'igny8' ) ),
				'modified_gmt'       => $text( __( 'Date of the change in GMT, without a zone; posts only.', 'igny8' ) ),
				'password_protected' => array( 'type' => 'boolean' ),
				'created'            => array(
					'type'        => 'boolean',
					'description' => __( 'Whether the post is new; posts only.', 'igny8' ),
				),
				'replayed'           => array(
					'type'        => 'boolean',
					'description' => __( 'Whether this request had been done before, and this is what was answered then.', 'igny8' ),
				),
				'title'              => $text( __( 'Title as it is stored; posts only.', 'igny8' ) ),
				'stored_hash'        => $text( __( 'SHA-256 (hex) of what is stored: title, a zero byte and content of a post; the description of a term.', 'igny8' ) ),
				'content'            => $text( __( 'Content as it is stored, where that is not what was sent, else null; posts only.', 'igny8' ) ),
				'description'        => $text( __( 'Description as it is stored, where that is not what was sent, else null; terms only.', 'igny8' ) ),
				'terms'              => array(
					'type'                 => 'object',
					'description'          => __( 'Ids of its terms by taxonomy; every taxonomy of the post type is there. Posts only.', 'igny8' ),
					'additionalProperties' => array(
						'type'  => 'array',
						'items' => array( 'type' => 'integer' ),
					),
				),
				'before'             => array(
					'type'        => array( 'object', 'null' ),
					'description' => __( 'As it was before: an item as in posts, or the description of a term. Null for a new post.', 'igny8' ),
					'properties'  => Post_Item::schema()['properties'] + array( 'description' => array( 'type' => 'string' ) ),
				),
			),
		);
	}
}
