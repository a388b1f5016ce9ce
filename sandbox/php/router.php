<?php
// What a web server's configuration does: static files of the core and of the site's wp-content, scripts where
// they lie, everything else to WordPress. Paths are resolved before they are trusted.

/**
 * Finds what a request is for.
 *
 * @return string|null A PHP file to run, or null when the answer was sent already.
 */
function sandbox_route() {
	$core    = realpath( getenv( 'SANDBOX_CORE' ) );
	$content = realpath( getenv( 'SANDBOX_SITE' ) . '/wp-content' );
	$path    = rawurldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );

	$inside = 0 === strpos( $path, '/wp-content/' );
	$root   = $inside ? $content : $core;
	$file   = false === strpos( $path, "\0" ) ? realpath( $root . ( $inside ? substr( $path, strlen( '/wp-content' ) ) : $path ) ) : false;

	if ( $file && '/' !== $path && 0 === strpos( $file, $root . '/' ) && ! preg_match( '#/\.#', substr( $file, strlen( $root ) ) ) ) {
		if ( is_dir( $file ) && is_file( $file . '/index.php' ) ) {
			if ( '/' !== substr( $path, -1 ) ) {
				header( 'Location: ' . $path . '/', true, 301 );
				return null;
			}
			$file .= '/index.php';
			$path .= 'index.php';
		}
		if ( is_file( $file ) ) {
			if ( '.php' !== substr( $file, -4 ) ) {
				sandbox_send( $file );
				return null;
			}
			return sandbox_script( $file, $path );
		}
	}
	return sandbox_script( $core . '/index.php', '/index.php' );
}

function sandbox_script( $file, $path ) {
	$_SERVER['SCRIPT_NAME']     = $path;
	$_SERVER['PHP_SELF']        = $path;
	$_SERVER['SCRIPT_FILENAME'] = $file;
	unset( $_SERVER['PATH_INFO'] );
	chdir( dirname( $file ) );
	return $file;
}

function sandbox_send( $file ) {
	$types     = array(
		'css'   => 'text/css; charset=utf-8',
		'js'    => 'text/javascript; charset=utf-8',
		'json'  => 'application/json',
		'svg'   => 'image/svg+xml',
		'html'  => 'text/html; charset=utf-8',
		'txt'   => 'text/plain; charset=utf-8',
		'woff2' => 'font/woff2',
		'woff'  => 'font/woff',
		'webp'  => 'image/webp',
	);
	$extension = strtolower( pathinfo( $file, PATHINFO_EXTENSION ) );
	header( 'Content-Type: ' . ( isset( $types[ $extension ] ) ? $types[ $extension ] : mime_content_type( $file ) ) );
	header( 'Content-Length: ' . filesize( $file ) );
	header( 'Cache-Control: max-age=3600' );
	readfile( $file );
}

// Tells our server from any other program on the port.
header( 'X-Igny8-Sandbox: ' . getenv( 'SANDBOX_ID' ) );

// WordPress's files expect to run in the global scope, so this is not inside a function.
$sandbox_file = sandbox_route();
if ( null !== $sandbox_file ) {
	require $sandbox_file;
}
