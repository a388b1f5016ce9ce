<?php
// Loads WordPress in a script that no web server called.

$_SERVER['HTTP_HOST']       = parse_url( getenv( 'SANDBOX_URL' ), PHP_URL_HOST );
$_SERVER['REQUEST_URI']     = '/';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';

require getenv( 'SANDBOX_CORE' ) . '/wp-load.php';
