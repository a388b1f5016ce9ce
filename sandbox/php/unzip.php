<?php
// Unpacks argv[1] into argv[2], so that no unzip program is needed.

$zip = new ZipArchive();
if ( true !== $zip->open( $argv[1] ) || ! $zip->extractTo( $argv[2] ) ) {
	fwrite( STDERR, "could not unpack {$argv[1]}" );
	exit( 1 );
}
