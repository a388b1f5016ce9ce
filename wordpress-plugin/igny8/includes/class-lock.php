<?php
/**
 * A lock that all of a site's PHP processes see, on a host that has nothing but its database: a row in the options,
 * made by an INSERT that only one can win. A lock ends with its lease, so that a killed process holds up no one for long.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

final class Lock {

	const PREFIX = 'igny8_lock_';

	/** Seconds that a holder has; who needs longer must not write any more. */
	const LEASE = 60;

	/** Seconds before its end in which a lease is no longer relied on. */
	const MARGIN = 20;

	/**
	 * Name of its option.
	 *
	 * @var string
	 */
	private $name;

	/**
	 * Value of its option: when the lease ends, and a random word that makes it this holder's.
	 *
	 * @var string
	 */
	private $value;

	/**
	 * Whether the holder before did not come to its end.
	 *
	 * @var bool
	 */
	private $was_abandoned = false;

	/**
	 * Use take() or wait().
	 *
	 * @param string $name Name of its option.
	 */
	private function __construct( $name ) {
		$this->name  = $name;
		$this->value = ( time() + self::LEASE ) . ':' . wp_generate_password( 20, false );
	}

	/**
	 * Takes the lock, if no one has it.
	 *
	 * @param string $what What is locked.
	 * @return self|null
	 */
	public static function take( $what ) {
		$lock = new self( self::PREFIX . md5( $what ) );
		return $lock->insert() || $lock->take_over() ? $lock : null;
	}

	/**
	 * Takes the lock, and waits for it where someone has it.
	 *
	 * @param string $what    What is locked.
	 * @param int    $seconds How long to wait.
	 * @return self|null
	 */
	public static function wait( $what, $seconds ) {
		$until = microtime( true ) + $seconds;
		do {
			$lock = self::take( $what );
			if ( $lock ) {
				return $lock;
			}
			usleep( wp_rand( 20000, 60000 ) );
		} while ( microtime( true ) < $until );
		return null;
	}

	/**
	 * Whether the holder before was killed: what it had begun may be half done.
	 *
	 * @return bool
	 */
	public function was_abandoned() {
		return $this->was_abandoned;
	}

	/**
	 * Whether no one else can have it for a while yet.
	 *
	 * @return bool
	 */
	public function is_safe() {
		return (int) $this->value - self::MARGIN > time();
	}

	/**
	 * Gives it back.
	 */
	public function release() {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- the options' cache must not know of locks.
		$wpdb->delete(
			$wpdb->options,
			array(
				'option_name'  => $this->name,
				'option_value' => $this->value,
			)
		);
	}

	/**
	 * Makes the row. add_option() will not do: it asks first and overwrites then, so two can win.
	 *
	 * @return bool
	 */
	private function insert() {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- as above.
		return 1 === $wpdb->query( $wpdb->prepare( "INSERT IGNORE INTO {$wpdb->options} (option_name, option_value, autoload) VALUES (%s, %s, 'no')", $this->name, $this->value ) );
	}

	/**
	 * Takes it from a holder whose lease has run out. Of several who try, one wins.
	 *
	 * @return bool
	 */
	private function take_over() {
		global $wpdb;
		// phpcs:disable WordPress.DB.DirectDatabaseQuery -- as above.
		$held = $wpdb->get_var( $wpdb->prepare( "SELECT option_value FROM {$wpdb->options} WHERE option_name = %s", $this->name ) );
		if ( null === $held || (int) $held > time() ) {
			return false;
		}
		$this->was_abandoned = 1 === $wpdb->update(
			$wpdb->options,
			array( 'option_value' => $this->value ),
			array(
				'option_name'  => $this->name,
				'option_value' => $held,
			)
		);
		// phpcs:enable
		return $this->was_abandoned;
	}
}
