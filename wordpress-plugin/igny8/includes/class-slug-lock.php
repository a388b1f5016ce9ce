<?php
/**
 * Holds a slug while a post gets it, with all that WordPress makes of it (`boots`, `boots-2`): WordPress looks which are
 * taken and writes later, so two posts at once would get the same.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

final class Slug_Lock {

	/** Statuses in which WordPress lets two posts have one slug. */
	const SLUGLESS = array( 'draft', 'pending' );

	const WAIT_SECONDS = 10;

	/** WordPress cuts a long slug to make room for its number. */
	const COMPARED_LENGTH = 150;

	/**
	 * Takes the lock that a write needs.
	 *
	 * @param array         $wanted  The post as it shall be.
	 * @param \WP_Post|null $present The post as it is, or null when it is to be made.
	 * @return Lock|null Null when the slug does not change.
	 * @throws Refusal When others hold it for too long.
	 */
	public static function take( array $wanted, $present ) {
		if ( in_array( $wanted['status'], self::SLUGLESS, true ) ) {
			return null;
		}
		$slug = self::of( $wanted, $present );
		if ( $present && $present->post_status === $wanted['status'] && $slug === $present->post_name ) {
			return null;
		}
		$base = substr( preg_replace( '/(-\d+)+$/', '', sanitize_title( $slug ) ), 0, self::COMPARED_LENGTH );
		$lock = Lock::wait( 'slug ' . $base, self::WAIT_SECONDS );
		if ( ! $lock ) {
			throw Refusal::busy();
		}
		return $lock;
	}

	/**
	 * The slug that WordPress starts from.
	 *
	 * @param array         $wanted  The post as it shall be.
	 * @param \WP_Post|null $present The post as it is.
	 * @return string
	 */
	private static function of( array $wanted, $present ) {
		if ( isset( $wanted['slug'] ) ) {
			return $wanted['slug'];
		}
		return $present && '' !== $present->post_name ? $present->post_name : $wanted['title'];
	}
}
