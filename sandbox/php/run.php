<?php
// Runs the PHP code on stdin inside WordPress, as the administrator.

require __DIR__ . '/load.php';
wp_set_current_user( 1 );

eval( stream_get_contents( STDIN ) );
