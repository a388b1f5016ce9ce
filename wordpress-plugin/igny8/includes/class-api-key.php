<?php
/**
 * The key with which IGNY8 signs in on hosts that take the Authorization header away. One a site; it acts as the user
 * who made it. Owns how it is kept: as a hash only, so that it is seen once, when it is made.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

final class Api_Key {

	const OPTION      = 'igny8_key';
	const USED_OPTION = 'igny8_key_used';

	/**
	 * Makes a key for the current user; the one before ends.
	 *
	 * @return string The key, this once.
	 */
	public static function make() {
		$key = 'igny8_' . bin2hex( random_bytes( 32 ) );
		delete_option( self::USED_OPTION );
		update_option(
			self::OPTION,
			array(
				'hash'       => self::hash( $key ),
				'user_id'    => get_current_user_id(),
				'created_at' => time(),
			),
			false
		);
		return $key;
	}

	/**
	 * Ends the key.
	 *
	 * @return bool Whether there was one.
	 */
	public static function revoke() {
		delete_option( self::USED_OPTION );
		return delete_option( self::OPTION );
	}

	/**
	 * Whose key this is.
	 *
	 * @param string $key As it was sent.
	 * @return int User id; 0 when the key is wrong, or its user is gone.
	 */
	public static function user_of( $key ) {
		$kept = self::kept();
		$owner = $kept['user_id'];
		if ( ! hash_equals( $kept['hash'], self::hash( $key ) ) || ! get_userdata( $owner ) || ! ( is_user_member_of_blog( $owner ) || is_super_admin( $owner ) ) ) {
			return 0;
		}
		self::note_use();
		return $owner;
	}

	/**
	 * What may be told of it.
	 *
	 * @return array exists, user_id, created_at, last_used_at (ISO 8601, or null).
	 */
	public static function state() {
		$kept   = self::kept();
		$exists = 0 !== $kept['created_at'];
		return array(
			'exists'       => $exists,
			'user_id'      => $kept['user_id'],
			'created_at'   => $exists ? self::moment( $kept['created_at'] ) : null,
			'last_used_at' => $exists ? self::moment( (int) get_option( self::USED_OPTION, 0 ) ) : null,
		);
	}

	/**
	 * A word that changes with each key, to bind a form to the key that it was shown with.
	 *
	 * @return string
	 */
	public static function version() {
		return substr( self::kept()['hash'], 0, 12 );
	}

	/**
	 * What is kept. Where there is no key, a hash that no key has.
	 *
	 * @return array hash, user_id, created_at.
	 */
	private static function kept() {
		$kept = get_option( self::OPTION );
		return ( is_array( $kept ) ? $kept : array() ) + array(
			'hash'       => 'none',
			'user_id'    => 0,
			'created_at' => 0,
		);
	}

	/**
	 * Keeps when it was last used, to the minute: every request would be a write otherwise.
	 */
	private static function note_use() {
		if ( (int) get_option( self::USED_OPTION, 0 ) <= time() - MINUTE_IN_SECONDS ) {
			update_option( self::USED_OPTION, time(), false );
		}
	}

	/**
	 * The key is 256 random bits, so one round is enough.
	 *
	 * @param string $key Key.
	 * @return string
	 */
	private static function hash( $key ) {
		return hash( 'sha256', $key );
	}

	/**
	 * A moment as it leaves the plugin.
	 *
	 * @param int $time Unix time, 0 for never.
	 * @return string|null
	 */
	private static function moment( $time ) {
		return $time ? gmdate( 'Y-m-d\TH:i:s\Z', $time ) : null;
	}
}
