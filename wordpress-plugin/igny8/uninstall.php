<?php
/**
 * Runs when the plugin is deleted. The links from posts to IGNY8 stay, so that installing it again finds everything;
 * define IGNY8_REMOVE_DATA as true in wp-config.php to have them removed.
 *
 * @package Igny8
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( defined( 'IGNY8_REMOVE_DATA' ) && IGNY8_REMOVE_DATA ) {
	foreach ( array( '_igny8_content_id', '_igny8_cluster_id', '_igny8_task_id' ) as $igny8_key ) {
		delete_post_meta_by_key( $igny8_key );
	}
}
