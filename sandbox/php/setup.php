<?php
// Makes a site ready at each start. In (stdin, JSON): title, plugin, adminPassword and applicationPassword, each
// null where it is already set or not known. Out (stdout, last line, JSON): what the caller needs to connect.

require __DIR__ . '/load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

$sandbox_wish = json_decode( stream_get_contents( STDIN ), true );

if ( (int) get_option( 'db_version' ) !== (int) $GLOBALS['wp_db_version'] ) {
	require_once ABSPATH . 'wp-admin/includes/upgrade.php';
	wp_upgrade();
}
if ( null !== $sandbox_wish['title'] ) {
	update_option( 'blogname', $sandbox_wish['title'] );
}
if ( null !== $sandbox_wish['adminPassword'] ) {
	wp_set_password( $sandbox_wish['adminPassword'], 1 );
}

wp_cache_delete( 'plugins', 'plugins' );
if ( $sandbox_wish['plugin'] ) {
	$sandbox_result = activate_plugin( 'igny8/igny8.php' );
	if ( is_wp_error( $sandbox_result ) ) {
		fwrite( STDERR, 'the IGNY8 plugin could not be activated: ' . $sandbox_result->get_error_message() . ' ' . wp_strip_all_tags( (string) $sandbox_result->get_error_data() ) );
		exit( 1 );
	}
} else {
	update_option( 'active_plugins', array_values( array_diff( (array) get_option( 'active_plugins' ), array( 'igny8/igny8.php' ) ) ) );
}
flush_rewrite_rules( false );

/** Says whether the password that was kept is still one of the administrator's. */
function sandbox_is_valid( $password ) {
	foreach ( WP_Application_Passwords::get_user_application_passwords( 1 ) as $item ) {
		if ( wp_check_password( preg_replace( '/[^a-z\d]/i', '', $password ), $item['password'], 1 ) ) {
			return true;
		}
	}
	return false;
}

$sandbox_password = $sandbox_wish['applicationPassword'];
if ( null === $sandbox_password || ! sandbox_is_valid( $sandbox_password ) ) {
	list( $sandbox_password ) = WP_Application_Passwords::create_new_application_password( 1, array( 'name' => 'IGNY8 sandbox ' . wp_generate_password( 6, false ) ) );
}

echo "\n" . wp_json_encode(
	array(
		'username'            => get_userdata( 1 )->user_login,
		'applicationPassword' => WP_Application_Passwords::chunk_password( $sandbox_password ),
		'wordpressVersion'    => get_bloginfo( 'version' ),
		'phpVersion'          => PHP_VERSION,
	)
);
