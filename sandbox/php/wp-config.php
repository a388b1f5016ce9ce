<?php
// The configuration of every sandbox site; which site, is in the environment. Reached through the one-line
// wp-config.php in the shared core.

$sandbox_site = getenv( 'SANDBOX_SITE' );
$sandbox_url  = getenv( 'SANDBOX_URL' );

define( 'WP_HOME', $sandbox_url );
define( 'WP_SITEURL', $sandbox_url );
define( 'WP_CONTENT_DIR', $sandbox_site . '/wp-content' );
define( 'WP_CONTENT_URL', $sandbox_url . '/wp-content' );
define( 'WPMU_PLUGIN_DIR', __DIR__ . '/mu-plugins' );

define( 'DB_ENGINE', 'sqlite' );
define( 'DB_DIR', $sandbox_site . '/db/' );
define( 'DB_FILE', '.ht.sqlite' );
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', '' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', '' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
$table_prefix = 'wp_';

foreach ( array( 'AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT' ) as $sandbox_key ) {
	define( $sandbox_key, hash_hmac( 'sha256', $sandbox_key, getenv( 'SANDBOX_SECRET' ) ) );
}

// Application Passwords need https, or this.
define( 'WP_ENVIRONMENT_TYPE', 'local' );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_AUTO_UPDATE_CORE', false );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1,localhost' );
define( 'WP_TEMP_DIR', $sandbox_site . '/tmp' );
define( 'FS_METHOD', 'direct' );
define( 'WP_DEBUG', false );

unset( $sandbox_site, $sandbox_url, $sandbox_key );

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', getenv( 'SANDBOX_CORE' ) . '/' );
}
require_once ABSPATH . 'wp-settings.php';
