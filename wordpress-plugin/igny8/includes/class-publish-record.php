<?php
/**
 * What the last publish of a post or a term was asked under and answered, so that the same request sent again (the
 * answer to the first was lost on the way) changes nothing and hears the same. Packed: it holds the text as it was before.
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

final class Publish_Record {

	const META_KEY = '_igny8_last_publish';

	/**
	 * The answer of the last publish, if it was asked for under this key.
	 *
	 * @param string $kind Either 'post' or 'term'.
	 * @param int    $id   Its id.
	 * @param string $key  Idempotency key.
	 * @return array|null
	 */
	public static function find( $kind, $id, $key ) {
		$packed = get_metadata_raw( $kind, $id, self::META_KEY, true );
		$record = is_string( $packed ) && '' !== $packed ? self::unpack( $packed ) : null;
		return $record && $record->key === $key ? (array) $record->answer : null;
	}

	/**
	 * Keeps an answer, in place of the one before.
	 *
	 * @param string $kind   Either 'post' or 'term'.
	 * @param int    $id     Its id.
	 * @param string $key    Idempotency key.
	 * @param array  $answer The answer.
	 */
	public static function keep( $kind, $id, $key, array $answer ) {
		$record = array(
			'key'    => $key,
			'answer' => $answer,
		);
		update_metadata( $kind, $id, self::META_KEY, wp_slash( self::pack( $record ) ) );
	}

	/**
	 * As text that every column takes, small where PHP has zlib.
	 *
	 * @param array $record Key and answer.
	 * @return string
	 */
	private static function pack( array $record ) {
		$json = (string) wp_json_encode( $record );
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- bytes, in a column of text.
		return function_exists( 'gzcompress' ) ? 'z:' . base64_encode( gzcompress( $json, 6 ) ) : 'j:' . $json;
	}

	/**
	 * The other way.
	 *
	 * @param string $packed What pack() gave.
	 * @return \stdClass|null Null when it cannot be read.
	 */
	private static function unpack( $packed ) {
		$body = substr( $packed, 2 );
		if ( 'z:' === substr( $packed, 0, 2 ) ) {
			// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode, WordPress.PHP.NoSilencedErrors.Discouraged -- someone may have put anything there.
			$body = function_exists( 'gzuncompress' ) ? @gzuncompress( (string) base64_decode( $body, true ) ) : '';
		}
		// Objects stay objects: an empty one must not come back as a list.
		$record = json_decode( (string) $body );
		return isset( $record->key, $record->answer ) ? $record : null;
	}
}
