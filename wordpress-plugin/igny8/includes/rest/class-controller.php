<?php
/**
 * What all routes of igny8/v1 share: the namespace, who gets in, how a page of things is asked for and answered.
 *
 * @package Igny8
 */

namespace Igny8\Rest;

use Igny8\Meta;

defined( 'ABSPATH' ) || exit;

abstract class Controller extends \WP_REST_Controller {

	const MAX_PER_PAGE = 500;

	/**
	 * The namespace of every route.
	 *
	 * @var string
	 */
	protected $namespace = 'igny8/v1';

	/**
	 * Registers one readable route.
	 *
	 * @param string   $route    Path under the namespace.
	 * @param callable $callback Answers it.
	 * @param array    $args     Its arguments.
	 */
	protected function read_route( $route, $callback, array $args = array() ) {
		$this->route( $route, \WP_REST_Server::READABLE, $callback, $args );
	}

	/**
	 * Registers one route of any kind.
	 *
	 * @param string   $route    Path under the namespace.
	 * @param string   $methods  HTTP methods.
	 * @param callable $callback Answers it.
	 * @param array    $args     Its arguments.
	 */
	protected function route( $route, $methods, $callback, array $args = array() ) {
		register_rest_route(
			$this->namespace,
			'/' . $route,
			array(
				array(
					'methods'             => $methods,
					'callback'            => $callback,
					'permission_callback' => array( $this, 'check_permission' ),
					'args'                => $args,
				),
				'schema' => array( $this, 'get_public_item_schema' ),
			)
		);
	}

	/**
	 * Only who can write posts gets in at all; single routes ask for more.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return true|\WP_Error
	 */
	public function check_permission( $request ) {
		return current_user_can( 'edit_posts' ) ? true : self::forbidden();
	}

	/**
	 * 401 for a visitor, 403 for a user who lacks a right.
	 *
	 * @return \WP_Error
	 */
	protected static function forbidden() {
		return new \WP_Error(
			'rest_forbidden',
			is_user_logged_in()
				? __( 'Your user lacks the right to read this. IGNY8 needs an editor or an administrator.', 'igny8' )
				: __( 'Sign in with a user name and an application password.', 'igny8' ),
			array( 'status' => rest_authorization_required_code() )
		);
	}

	/**
	 * An argument that takes an id in IGNY8.
	 *
	 * @param string $description For humans.
	 * @param bool   $nullable    Whether it also takes null.
	 * @return array
	 */
	protected static function id_arg( $description, $nullable = false ) {
		return array(
			'description' => $description,
			'type'        => $nullable ? array( 'string', 'null' ) : 'string',
			'pattern'     => '^[A-Za-z0-9_-]+$',
			'minLength'   => 1,
			'maxLength'   => Meta::MAX_LENGTH,
		);
	}

	/**
	 * Arguments of a route that answers by cursor.
	 *
	 * @return array
	 */
	protected static function cursor_args() {
		return array(
			'after_id' => array(
				'description' => __( 'Answer with what has a greater id than this: the next_after_id of the page before.', 'igny8' ),
				'type'        => 'integer',
				'minimum'     => 0,
				'default'     => 0,
			),
			'per_page' => array(
				'description' => __( 'How many at most.', 'igny8' ),
				'type'        => 'integer',
				'minimum'     => 1,
				'maximum'     => self::MAX_PER_PAGE,
				'default'     => 100,
			),
		);
	}

	/**
	 * An argument that takes some of a few names, with commas between.
	 *
	 * @param string   $description For humans.
	 * @param string[] $names       Which it takes.
	 * @param string[] $chosen      Which it means by default.
	 * @return array
	 */
	protected static function names_arg( $description, array $names, array $chosen ) {
		return array(
			'description' => $description,
			'type'        => 'array',
			'items'       => array(
				'type' => 'string',
				'enum' => array_values( $names ),
			),
			'minItems'    => 1,
			'uniqueItems' => true,
			'default'     => array_values( $chosen ),
		);
	}

	/**
	 * The schema of a page by cursor.
	 *
	 * @param string $title Name of the schema.
	 * @param array  $item  Schema of an item.
	 * @return array
	 */
	protected static function page_schema( $title, array $item ) {
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => $title,
			'type'       => 'object',
			'properties' => array(
				'items'         => array(
					'type'  => 'array',
					'items' => $item,
				),
				'next_after_id' => array(
					'type'        => array( 'integer', 'null' ),
					'description' => __( 'The after_id of the next page; null at the end.', 'igny8' ),
				),
				'total'         => array(
					'type'        => 'integer',
					'description' => __( 'How many there are in all pages.', 'igny8' ),
				),
			),
		);
	}

	/**
	 * Takes a page out of ids of which one more than asked for was read.
	 *
	 * @param int[] $ids      At most $per_page + 1.
	 * @param int   $per_page Size of a page.
	 * @return array The page's ids, and the next cursor or null.
	 */
	protected static function page_of( array $ids, $per_page ) {
		$page = array_slice( $ids, 0, $per_page );
		return array( $page, count( $ids ) > $per_page ? end( $page ) : null );
	}
}
