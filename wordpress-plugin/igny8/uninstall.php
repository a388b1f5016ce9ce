<?php
/**
 * Runs when the plugin is deleted: its key, its locks and what it keeps of publishes go. The links from posts and terms to
 * IGNY8 stay, so that installing it again finds everything; define IGNY8_REMOVE_DATA as true in wp-config.php to have them
 * removed too.
 *
 * @package Igny8
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/**
 * Cleans one site.
 */
function igny8_uninstall_site() {
	global $wpdb;
	delete_option( 'igny8_key' );
	delete_option( 'igny8_key_used' );
	// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- locks bypass the options' cache.
	$wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name LIKE %s", $wpdb->esc_like( 'igny8_lock_' ) . '%' ) );

	$keys = array( '_igny8_last_publish' );
	if ( defined( 'IGNY8_REMOVE_DATA' ) && IGNY8_REMOVE_DATA ) {
		$keys = array_merge( $keys, array( '_igny8_content_id', '_igny8_cluster_id', '_igny8_task_id' ) );
	}
	foreach ( $keys as $key ) {
		delete_metadata( 'post', 0, $key, '', true );
		delete_metadata( 'term', 0, $key, '', true );
	}
}

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $igny8_site ) {
		switch_to_blog( $igny8_site );
		igny8_uninstall_site();
		restore_current_blog();
	}
} else {
	igny8_uninstall_site();
}
