<?php
// Database drop-in: SQLite through the integration in the cache. Opens the database itself, because the
// integration starts every query in a deferred transaction, and SQLite cannot wait when such a one turns from
// reading to writing, as options and transients do: of 2,400 options added by six processes at once, 849 were lost.

/** Takes the write lock at the start of a transaction that is going to write; then SQLite waits its turn. */
class Sandbox_PDO extends PDO {
	/** @var bool */
	public $writing = true;

	public function prepare( string $query, array $options = array() ): PDOStatement|false {
		return parent::prepare( 'BEGIN' === $query && $this->writing ? 'BEGIN IMMEDIATE' : $query, $options );
	}
}

define( 'SQLITE_DB_DROPIN_VERSION', '1.8.0' );
define( 'DATABASE_TYPE', 'sqlite' );

$GLOBALS['@pdo'] = new Sandbox_PDO(
	'sqlite:' . DB_DIR . DB_FILE,
	null,
	null,
	array(
		PDO::ATTR_ERRMODE           => PDO::ERRMODE_EXCEPTION,
		PDO::ATTR_STRINGIFY_FETCHES => true,
		PDO::ATTR_TIMEOUT           => 30,
	)
);
$GLOBALS['@pdo']->exec( 'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;' );

require_once getenv( 'SANDBOX_SQLITE' ) . '/wp-includes/sqlite/db.php';

class Sandbox_DB extends WP_SQLite_DB {
	public function query( $query ) {
		$GLOBALS['@pdo']->writing = ! preg_match( '/^[\s(]*(SELECT|SHOW|DESC|EXPLAIN)/i', $query );
		return parent::query( $query );
	}
}

$GLOBALS['wpdb'] = new Sandbox_DB();
