<?php
/**
 * GET igny8/v1/posts: every post of some types, raw and with all its terms, by cursor.
 *
 * @package Igny8
 */

namespace Igny8\Rest;

use Igny8\Post_Item;
use Igny8\Post_Query;
use Igny8\Site_Types;

defined( 'ABSPATH' ) || exit;

final class Posts_Controller extends Controller {

	/** What an import takes; a site without a shop has no product, and may still be asked for it. */
	const USUAL_TYPES = array( 'post', 'page', 'product' );

	/** How many rows of the light view are about as long as a page of whole posts. */
	const MAX_LIGHT_PER_PAGE = 5000;

	/**
	 * Registers the route.
	 */
	public function register_routes() {
		$args = self::cursor_args() + array(
			'view'           => array(
				'description' => __( 'What to tell of each post: all of it, or by light only post_id, post_type, post_status and modified_gmt.', 'igny8' ),
				'type'        => 'string',
				'enum'        => array( 'full', 'light' ),
				'default'     => 'full',
			),
			'include'        => array(
				'description' => __( 'Only the posts of these ids.', 'igny8' ),
				'type'        => 'array',
				'items'       => array(
					'type'    => 'integer',
					'minimum' => 1,
				),
				'minItems'    => 1,
				'maxItems'    => self::MAX_PER_PAGE,
			),
			'post_type'      => self::names_arg(
				__( 'Post types. One of post, page and product that this site does not have is passed over.', 'igny8' ),
				array_unique( array_merge( self::USUAL_TYPES, Site_Types::post_type_names() ) ),
				self::USUAL_TYPES
			),
			'status'         => self::names_arg(
				__( 'Statuses; without it all but the trash.', 'igny8' ),
				Site_Types::statuses(),
				Site_Types::default_statuses()
			),
			'modified_after' => array(
				'description' => __( 'Only posts changed after this moment (ISO 8601, GMT unless it names a zone).', 'igny8' ),
				'type'        => 'string',
				'format'      => 'date-time',
			),
			'include_terms'  => array(
				'description' => __( 'Also answer with name and slug of each term.', 'igny8' ),
				'type'        => 'boolean',
				'default'     => false,
			),
		);

		$args['per_page']['maximum']           = self::MAX_LIGHT_PER_PAGE;
		$args['per_page']['description']       = __( 'How many at most: 500 whole posts, or 5,000 in the light view.', 'igny8' );
		$args['per_page']['validate_callback'] = array( self::class, 'validate_per_page' );
		$this->read_route( 'posts', array( $this, 'get_items' ), $args );
	}

	/**
	 * Whole posts come in smaller pages.
	 *
	 * @param mixed            $value   What was sent.
	 * @param \WP_REST_Request $request Request.
	 * @param string           $name    Name of the argument.
	 * @return true|\WP_Error
	 */
	public static function validate_per_page( $value, $request, $name ) {
		$valid = rest_validate_request_arg( $value, $request, $name );
		if ( true === $valid && 'light' !== $request['view'] && (int) $value > self::MAX_PER_PAGE ) {
			/* translators: %d: a number of posts. */
			return new \WP_Error( 'rest_out_of_bounds', sprintf( __( 'At most %d whole posts at a time. With view=light there can be more.', 'igny8' ), self::MAX_PER_PAGE ) );
		}
		return $valid;
	}

	/**
	 * Whoever asks for a type must be able to write it.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return true|\WP_Error
	 */
	public function check_permission( $request ) {
		$allowed = parent::check_permission( $request );
		if ( true !== $allowed ) {
			return $allowed;
		}
		foreach ( self::asked_types( $request ) as $name ) {
			if ( ! current_user_can( get_post_type_object( $name )->cap->edit_posts ) ) {
				return new \WP_Error(
					'rest_forbidden',
					/* translators: %s: name of a post type. */
					sprintf( __( 'Your user may not edit the post type %s. Ask for other types only, or use an editor or an administrator.', 'igny8' ), $name ),
					array( 'status' => rest_authorization_required_code() )
				);
			}
		}
		return true;
	}

	/**
	 * Answers it.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return \WP_REST_Response
	 */
	public function get_items( $request ) {
		$query = new Post_Query( self::asked_types( $request ), $request['status'], $request['modified_after'], $request['include'] );
		if ( 'light' === $request['view'] ) {
			$rows           = $query->rows_after( $request['after_id'], $request['per_page'] + 1 );
			list( , $next ) = self::page_of( array_map( 'intval', wp_list_pluck( $rows, 'ID' ) ), $request['per_page'] );
			$items          = array_map( array( Post_Item::class, 'light' ), array_slice( $rows, 0, $request['per_page'] ) );
		} else {
			$ids                 = $query->ids_after( $request['after_id'], $request['per_page'] + 1 );
			list( $page, $next ) = self::page_of( $ids, $request['per_page'] );
			$items               = Post_Item::list_of( $page, $request['include_terms'] );
		}
		return rest_ensure_response(
			array(
				'items'         => $items,
				'next_after_id' => $next,
				'total'         => $query->total(),
			)
		);
	}

	/**
	 * The schema.
	 *
	 * @return array
	 */
	public function get_item_schema() {
		return self::page_schema( 'igny8-posts', Post_Item::schema() );
	}

	/**
	 * Post types that were asked for and exist here. WordPress checks permissions again for the Allow header of OPTIONS
	 * and of refused requests, and then with arguments as they came: absent, or anything at all.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return string[]
	 */
	private static function asked_types( $request ) {
		$asked = null === $request['post_type'] ? self::USUAL_TYPES : wp_parse_list( $request['post_type'] );
		return array_values( array_intersect( array_filter( $asked, 'is_string' ), Site_Types::post_type_names() ) );
	}
}
