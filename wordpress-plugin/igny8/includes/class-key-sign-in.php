<?php
/**
 * Signs requests of the REST API in by the header X-IGNY8-API-KEY, on core's routes as on ours. A wrong key is an error
 * everywhere, never a visitor.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

final class Key_Sign_In {

	/** The one route that a wrong key does not close: it tells whether the header came through at all. */
	const OPEN_ROUTE = '/igny8/v1/ping';

	/**
	 * What became of the key that was sent: true, false for a wrong one, null as long as none was looked at.
	 *
	 * @var bool|null
	 */
	private static $signed_in;

	/**
	 * Hooks in.
	 */
	public static function start() {
		// After cookies and application passwords.
		add_filter( 'determine_current_user', array( self::class, 'determine_user' ), 30 );
		// Before core's check of cookies at 100, which asks whoever is signed in by anything else for a nonce.
		add_filter( 'rest_authentication_errors', array( self::class, 'check' ), 90 );
	}

	/**
	 * The key that was sent.
	 *
	 * @return string Empty when none was.
	 */
	public static function sent() {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- only hashed and compared.
		return isset( $_SERVER['HTTP_X_IGNY8_API_KEY'] ) ? wp_unslash( $_SERVER['HTTP_X_IGNY8_API_KEY'] ) : '';
	}

	/**
	 * Whether this request is signed in by the key.
	 *
	 * @return bool
	 */
	public static function is_signed_in() {
		return true === self::$signed_in;
	}

	/**
	 * The user of the key, where one is sent to the REST API.
	 *
	 * @param int|false $user_id Who is signed in otherwise.
	 * @return int|false
	 */
	public static function determine_user( $user_id ) {
		if ( ! defined( 'REST_REQUEST' ) || ! REST_REQUEST || '' === self::sent() ) {
			return $user_id;
		}
		$owner           = Api_Key::user_of( self::sent() );
		self::$signed_in = 0 !== $owner;
		return self::$signed_in ? $owner : $user_id;
	}

	/**
	 * Refuses a wrong key, and vouches for a right one.
	 *
	 * @param \WP_Error|true|null $result What others found.
	 * @return \WP_Error|true|null
	 */
	public static function check( $result ) {
		// Someone has to ask, before it is known.
		wp_get_current_user();
		// A password that another wall in front of the site asks for is none of WordPress's; what others refuse, stays refused.
		$may_vouch = ! is_wp_error( $result ) || ( isset( $GLOBALS['wp_rest_application_password_status'] ) && $GLOBALS['wp_rest_application_password_status'] === $result );
		if ( true === self::$signed_in && $may_vouch ) {
			return true;
		}
		if ( false === self::$signed_in && ! self::is_open_route() ) {
			return new \WP_Error( 'igny8_bad_key', __( 'This key is not (or no longer) the key of this site. Make a new one under Settings, IGNY8.', 'igny8' ), array( 'status' => 401 ) );
		}
		return $result;
	}

	/**
	 * Whether the request is for the route that stays open.
	 *
	 * @return bool
	 */
	private static function is_open_route() {
		return isset( $GLOBALS['wp']->query_vars['rest_route'] ) && self::OPEN_ROUTE === untrailingslashit( $GLOBALS['wp']->query_vars['rest_route'] );
	}
}
