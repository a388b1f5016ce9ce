<?php
/**
 * Why a write was not done: thrown where it is found out, answered by the route. Whoever throws it has written nothing.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

final class Refusal extends \Exception {

	/**
	 * Code, status and what else the caller is told.
	 *
	 * @var \WP_Error
	 */
	private $error;

	/**
	 * After how many seconds it is worth another try; null where the same request would be refused again.
	 *
	 * @var int|null
	 */
	private $retry_after;

	/**
	 * Says no.
	 *
	 * @param string   $code        For programs.
	 * @param string   $message     For people.
	 * @param int      $status      HTTP status.
	 * @param array    $data        More for programs.
	 * @param int|null $retry_after Seconds.
	 */
	public function __construct( $code, $message, $status, array $data = array(), $retry_after = null ) {
		parent::__construct( $message );
		$this->error       = new \WP_Error( $code, $message, array( 'status' => $status ) + $data );
		$this->retry_after = $retry_after;
	}

	/**
	 * Another request is at work on the same thing.
	 *
	 * @return self
	 */
	public static function busy() {
		return new self( 'igny8_busy', __( 'Another request is writing this at the moment. Try again in a few seconds.', 'igny8' ), 409, array(), 2 );
	}

	/**
	 * The thing is no longer as the caller last saw it.
	 *
	 * @param array $current How it is.
	 * @return self
	 */
	public static function changed( array $current ) {
		return new self( 'igny8_changed', __( 'It was changed in WordPress since. Look at what it is now, then publish over it or not.', 'igny8' ), 409, array( 'current' => $current ) );
	}

	/**
	 * There is no such thing.
	 *
	 * @param string $message What is missing.
	 * @return self
	 */
	public static function not_found( $message ) {
		return new self( 'igny8_not_found', $message, 404 );
	}

	/**
	 * The user lacks a right.
	 *
	 * @param string $message Which.
	 * @return self
	 */
	public static function forbidden( $message ) {
		return new self( 'rest_forbidden', $message, rest_authorization_required_code() );
	}

	/**
	 * WordPress would not do it.
	 *
	 * @param \WP_Error $error What it said.
	 * @return self
	 */
	public static function by_wordpress( \WP_Error $error ) {
		$status = in_array( $error->get_error_code(), array( 'db_insert_error', 'db_update_error' ), true ) ? 500 : 400;
		return new self( (string) $error->get_error_code(), $error->get_error_message(), $status );
	}

	/**
	 * Code and message, for an answer that holds more than this.
	 *
	 * @return array
	 */
	public function to_array() {
		return array(
			'code'    => $this->error->get_error_code(),
			'message' => $this->getMessage(),
		);
	}

	/**
	 * The answer.
	 *
	 * @return \WP_REST_Response
	 */
	public function to_response() {
		$response = rest_convert_error_to_response( $this->error );
		if ( null !== $this->retry_after ) {
			$response->header( 'Retry-After', (string) $this->retry_after );
		}
		return $response;
	}
}
