<?php
// Installs WordPress into an empty database, once for each template: pretty permalinks, nothing in it.

define( 'WP_INSTALLING', true );
require __DIR__ . '/load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

// The installer would try pretty links over HTTP, where no one answers yet.
add_filter(
	'pre_option_permalink_structure',
	function () {
		return '/%postname%/';
	}
);
wp_install( 'Sandbox', 'admin', 'admin@example.test', true, '', wp_generate_password( 32 ) );
remove_all_filters( 'pre_option_permalink_structure' );

update_option( 'permalink_structure', '/%postname%/' );
update_option( 'blogdescription', '' );
update_option( 'timezone_string', 'UTC' );
update_option( 'show_avatars', 0 ); // They come from another host.

foreach ( get_posts( array( 'post_type' => 'any', 'post_status' => 'any', 'numberposts' => -1 ) ) as $sandbox_post ) {
	wp_delete_post( $sandbox_post->ID, true );
}
delete_option( 'wp_page_for_privacy_policy' );
delete_option( 'fresh_site' );
